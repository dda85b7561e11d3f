"""The addresses of the ledger."""

from django.urls import path

from .views import bulk, call, commitment, enter, evidence, export, listing, printed, saved, siblings, verbs

urlpatterns = [
    path("", listing.ledger_page, name="ledger"),
    path("call/", call.call_page, name="call"),
    path("new/", enter.enter_page, name="enter"),
    path("views/", saved.views_page, name="ledger-views"),
    path("views/<int:pk>/", saved.keep_view, name="ledger-view"),
    path("columns/", saved.choose_columns, name="ledger-columns"),
    path("bulk/bar/", bulk.bulk_bar, name="bulk-bar"),
    path("bulk/done/<str:token>/", bulk.done_page, name="bulk-done"),
    path("bulk/<str:name>/", bulk.bulk_page, name="bulk"),
    path("export.xlsx", export.export_page, {"kind": "xlsx"}, name="export-xlsx"),
    path("export.csv", export.export_page, {"kind": "csv"}, name="export-csv"),
    path("print/", printed.printed_page, {"kind": "list"}, name="print-list"),
    path("reminders/", printed.printed_page, {"kind": "reminders"}, name="print-reminders"),
    path("<int:pk>/", commitment.commitment_page, name="commitment"),
    path("<int:pk>/file/", commitment.file_page, name="line-file"),
    path("<int:pk>/evidence/<int:place>/", evidence.evidence_page, name="evidence"),
    path("<int:pk>/evidence/<int:place>/small/", evidence.evidence_page, {"small": True}, name="evidence-small"),
    path("<int:pk>/assign/", verbs.assign_page, name="assign"),
    path("<int:pk>/sign-for/", verbs.sign_for_page, name="sign-for"),
    path("<int:pk>/report/", verbs.report_page, name="report"),
    path("<int:pk>/verify/", verbs.verify_page, name="verify"),
    path("<int:pk>/send-back/", verbs.send_back_page, name="send-back"),
    path("<int:pk>/close/", verbs.close_page, name="close"),
    path("<int:pk>/amend/", verbs.amend_page, name="amend"),
    path("<int:pk>/alike/", siblings.alike_page, name="alike"),
    path("<int:pk>/siblings/", siblings.siblings_page, name="siblings"),
    path("<int:pk>/withdraw/", verbs.withdraw_page, name="withdraw"),
    path("<int:pk>/contest/", verbs.contest_page, name="contest"),
    path("<int:pk>/ask-more/", verbs.ask_more_page, name="ask-more"),
    path("<int:pk>/extend/", verbs.extend_page, name="extend"),
    path("<int:pk>/deny/", verbs.deny_page, name="deny"),
    path("<int:pk>/suspend/", verbs.suspend_page, name="suspend"),
    path("<int:pk>/resume/", verbs.resume_page, name="resume"),
    path("<int:pk>/merge/", verbs.merge_page, name="merge"),
    path("<int:pk>/look-back/", verbs.look_back_page, name="look-back"),
    path("<int:pk>/relist/", verbs.relist_page, name="relist"),
]
