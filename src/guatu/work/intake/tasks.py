"""Work in the background: reading the papers that were put in."""

import logging
from datetime import datetime

from django_tasks import task

from guatu.records.documents.models import Document
from guatu.records.documents.purging import finish, pending
from guatu.records.evidence.keeping import remove_gone

from .reading import give_up, read_paper

log = logging.getLogger(__name__)


@task()
def read_paper_task(document_id: int, at: str) -> None:
    """Read one paper. Safe to run again; a paper gone meanwhile is no fault.

    at: the moment the paper was put in (ISO 8601), handed in by the page: no clock runs below the site.
    """
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        return
    moment = datetime.fromisoformat(at)
    try:
        read_paper(document, at=moment)
    except Exception:
        # A fault of the reader's must not leave a paper 正在读 for ever: it is said, and kept in the log.
        log.exception("paper %s could not be read", document_id)
        give_up(document, at=moment)
        raise


@task()
def finish_purges_task(at: str) -> None:
    """Delete the bytes of every purge that is pending. Safe to run again; the tick asks for it too.

    at: the moment of asking (ISO 8601)
    """
    remove_gone()
    for purge in pending():
        finish(purge, at=datetime.fromisoformat(at))
