"""What the report told is remembered, so that loading it again brings back nothing a person deleted."""

from directory.models import LoadedRecord, Network, Project


def forget(project: Project) -> None:
    """For one that may be named nowhere: a tombstone, which holds no name, stops it from being loaded."""
    network = Network.objects.filter(project=project).first()
    slugs = {project.slug, *project.old_slugs.values_list("slug", flat=True)}
    for row in LoadedRecord.objects.filter(kind__in=("project", "definition", "course", "count")):
        users = row.values.get("rows", {}).get("used_by", {})
        if row.kind == "count":
            if network and row.values["fields"].get("network_id") == network.pk:
                row.delete()
            continue
        if row.kind != "course" and row.key.partition("/")[0] in slugs:
            row.delete()
        elif named := slugs & users.keys():
            row.values["rows"]["used_by"] = {key: told for key, told in users.items() if key not in named}
            row.save()
