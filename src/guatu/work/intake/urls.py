"""The addresses of intake."""

from django.urls import path

from .views import decide, keep, kept, manner, outcome, paper, papers, purge, put_in, reshape, run, words

urlpatterns = [
    path("", papers.papers_page, name="papers"),
    path("put-in/", put_in.put_in, name="put-in"),
    path("progress/", papers.progress_part, name="papers-progress"),
    path("outcome/", outcome.outcome, name="papers-outcome"),
    path("chronicle/", kept.chronicle_page, name="chronicle"),
    path("figures/", kept.figures_page, name="figures"),
    path("chronicle/<int:pk>/amend/", kept.amend_entry, name="amend-entry"),
    path("figures/<int:pk>/amend/", kept.amend_figure, name="amend-figure"),
    path("reports/", keep.reports_page, name="proposed-reports"),
    path("reports/<int:pk>/hand-in/", keep.hand_in_one, name="hand-in"),
    path("manner/", manner.manner_page, name="review-manner"),
    path("words/", words.words_page, name="words"),
    path("words/add/", words.add_one, name="words-add"),
    path("words/<int:pk>/switch/", words.switch_one, name="words-switch"),
    path("words/lexicon.json", words.words_file, name="words-file"),
    path("<int:pk>/", paper.paper_page, name="paper"),
    path("<int:pk>/limit/", paper.limit_part, name="limit"),
    path("<int:pk>/dated/", papers.dated, name="paper-dated"),
    path("<int:pk>/confirm/", decide.confirm_one, name="confirm"),
    path("<int:pk>/agree/", decide.agree_to, name="agree"),
    path("<int:pk>/back/", decide.send_back_one, name="candidate-back"),
    path("<int:pk>/dismiss/", decide.dismiss_one, name="dismiss"),
    path("<int:pk>/dismiss-rest/", decide.dismiss_rest, name="dismiss-rest"),
    path("<int:pk>/undo/", decide.undo_last, name="undo"),
    path("<int:pk>/split/", reshape.split_one, name="split"),
    path("<int:pk>/merge/", reshape.merge_some, name="merge-candidates"),
    path("<int:pk>/join/", keep.join_one, name="join"),
    path("<int:pk>/keep/", keep.keep_one, name="keep"),
    path("<int:pk>/purge/", purge.purge_page, name="purge"),
    path("<int:pk>/run/", run.run, name="run"),
]
