"""guatu verify-trail: 0 where the chain holds, 1 and the first broken link where it does not, 2 where there is no data."""

import pytest

from guatu.records.trail import guards
from guatu.site.command import main
from guatu.work.ledger.models import Step


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GUATU_HOME", str(tmp_path))
    monkeypatch.delenv("GUATU_DATABASE", raising=False)
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)  # the test's rows are not committed
    return tmp_path


def test_a_chain_that_holds_is_0_and_one_that_was_touched_is_1_with_its_first_broken_link(home, road, capsys):
    (home / "guatu.sqlite3").touch()
    assert main(["verify-trail"]) == 0 and "流转链完整" in capsys.readouterr().out

    with guards.lifted():
        Step.objects.update(note="改过")
    with pytest.raises(SystemExit) as ended:
        main(["verify-trail"])
    assert ended.value.code == 1 and f"第 {road.steps.get().link} 环" in capsys.readouterr().err


def test_a_folder_without_data_is_told_and_left_empty(home, capsys):
    assert main(["verify-trail"]) == 2
    assert str(home) in capsys.readouterr().err and not list(home.iterdir())
