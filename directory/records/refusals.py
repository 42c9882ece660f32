"""What an action raises when it may not be done now."""


class NotNowError(Exception):
    """A step that does not follow from where the record stands. Its words are for the person."""
