"""Files of every form about 云溪镇, made by code: what a test reads was written here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time

Row = Sequence[object]

TASKS: tuple[Row, ...] = (
    ("序号", "工作内容", "责任单位", "配合单位", "完成时限", "备注"),
    ("1", "清淤云溪河5公里", "水利站", "石桥村、竹园村", "11月底前", ""),
    ("2", "东街雨污管网改造", "城建办", "综合执法队", "12月31日", "含支管"),
    ("3", "安全生产督查", "应急办", "派出所", "每月", ""),
)
# What these rows say: quote, owner, last day of the due.
SAID = (
    ("清淤云溪河5公里", "云溪镇水利站", date(2026, 11, 30)),
    ("东街雨污管网改造", "云溪镇城建办", date(2026, 12, 31)),
    ("安全生产督查", "云溪镇应急办", None),
)
TITLE, WRITTEN = "云溪镇重点工作任务分解表", "2026年3月2日"


def docx_of(*parts: str | Sequence[Row], header: str = "") -> bytes:
    """A Word document: a string is a paragraph, rows are a table."""
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for number, row in enumerate(part):
            for column, words in enumerate(row):
                table.cell(number, column).text = str(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_of(sheets: dict[str, Sequence[Row]], *, hidden: Sequence[str] = (), merges: Sequence[Row] = (), header: str = "") -> bytes:
    """A workbook; days are written as days, and a share (a float below one) as a share."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    day, share, plain = (book.add_format(each) for each in ({"num_format": "yyyy/m/d"}, {"num_format": "0%"}, {}))
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        sheet.set_header(header)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, datetime.combine(value, time()), day)
                elif isinstance(value, float) and value < 1:
                    sheet.write_number(number, column, value, share)
                elif value != "":
                    sheet.write(number, column, value)
        for top, left, bottom, right, words in merges:
            sheet.merge_range(top, left, bottom, right, words, plain)
        if title in hidden:
            sheet.hide()
    book.close()
    return out.getvalue()


def html_of(rows: Sequence[Row], *, before: str = "", after: str = "") -> bytes:
    """A portal's page with a table as word processors write it."""
    cells = "".join(
        "<tr>" + "".join(f"<td><p><span>{words}</span></p></td>" for words in row) + "</tr>\n" for row in rows
    )
    body = f"<div class='nav'><a href='/'>首页</a></div><div id='zoom'>{before}<table>{cells}</table>{after}</div>"
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def pdf_of(*pages: Sequence[tuple[object, ...]], picture: bool = False, rotate: int = 0) -> bytes:
    """A PDF written by hand, A4. On a page stand ("text", x, y, size, words) and ("rule", x0, y0, x1, y1), y downwards.

    picture: a page without anything bears a picture, as a scanner makes it
    """
    bodies: list[bytes] = [b"", b"", b"", b""]  # catalogue, tree, font, its descendant
    kids = []
    for page in pages:
        stream = b""
        for kind, *places in page:
            if kind == "text":
                x, y, size, words = places
                codes = str(words).encode("utf-16-be").hex()
                # On a page that is turned the words are drawn turned the other way, as landscape tables are.
                place = f"0 1 -1 0 {y} {x} Tm" if rotate == 90 else f"{x} {842 - float(str(y))} Td"
                stream += f"BT /F {size} Tf {place} <{codes}> Tj ET\n".encode()
            else:
                x0, y0, x1, y1 = map(float, map(str, places))
                stream += f"{x0} {842 - y0} m {x1} {842 - y1} l S\n".encode()
        if picture and not page:
            stream = b"q 595 0 0 842 0 0 cm /I Do Q\n"
        bodies.append(b"<< /Length %d >> stream\n%sendstream" % (len(stream), stream))
        content = len(bodies)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {content} 0 R "
            f"/Resources << /Font << /F 3 0 R >> /XObject << /I {len(pages) * 2 + 5} 0 R >> >> >>".encode()
        )
        kids.append(f"{len(bodies)} 0 R")
    bodies.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >> "
        b"stream\n\x80\nendstream"
    )
    bodies[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    bodies[2] = b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>"
    bodies[3] = (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 "
        b"/FontBBox [0 -120 1000 880] /ItalicAngle 0 /CapHeight 880 /StemV 80 >> >>"
    )
    out = b"%PDF-1.4\n"
    places_of = []
    for number, body in enumerate(bodies, 1):
        places_of.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places_of)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table + end


def column(words: str, x: float, y: float, *, across: int, size: int = 10) -> list[tuple[object, ...]]:
    """A paragraph set in a column of so many characters, its first line set in by two."""
    lines = ["\u3000\u3000" + words[: across - 2], *(words[n : n + across] for n in range(across - 2, len(words), across))]
    return [("text", x, y + number * size * 1.5, size, line) for number, line in enumerate(lines)]


def ruled(rows: Sequence[Row], x: float, y: float, widths: Sequence[float], height: float = 24) -> list[tuple[object, ...]]:
    """A table with a line around each cell."""
    marks: list[tuple[object, ...]] = []
    edges = [x + sum(widths[:number]) for number in range(len(widths) + 1)]
    for number in range(len(rows) + 1):
        marks.append(("rule", edges[0], y + number * height, edges[-1], y + number * height))
    for edge in edges:
        marks.append(("rule", edge, y, edge, y + len(rows) * height))
    for number, row in enumerate(rows):
        for column_edge, words in zip(edges, row, strict=False):
            if words:
                marks.append(("text", column_edge + 4, y + number * height + 15, 10, words))
    return marks


def ofd_of(*pages: Sequence[tuple[object, ...]], picture: bool = False) -> bytes:
    """An OFD of the same marks as ``pdf_of``; places in points, written in millimetres."""
    import zipfile

    def mm(points: object) -> str:
        return f"{float(str(points)) * 25.4 / 72:.3f}"

    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        kids = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        package.writestr("Doc_0/Document.xml", f"<ofd:Document {space}>{area}<ofd:Pages>{kids}</ofd:Pages></ofd:Document>")
        for number, page in enumerate(pages):
            objects = ""
            for kind, *places in page:
                if kind == "text":
                    x, y, size, words = places
                    # The object begins a size above the line on which its characters stand.
                    top = float(str(y)) - float(str(size))
                    steps = f"g {len(str(words)) - 1} {mm(size)}" if len(str(words)) > 1 else ""
                    objects += (
                        f'<ofd:TextObject Boundary="{mm(x)} {mm(top)} 200 10" Font="1" Size="{mm(size)}">'
                        f'<ofd:TextCode X="0" Y="{mm(size)}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
                    )
                else:
                    x0, y0, x1, y1 = map(mm, places)
                    objects += (
                        '<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>'
                        f"M {x0} {y0} L {x1} {y1}</ofd:AbbreviatedData></ofd:PathObject>"
                    )
            if picture and not page:
                objects = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'
            package.writestr(
                f"Doc_0/Pages/Page_{number}/Content.xml",
                f"<ofd:Page {space}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
            )
    return out.getvalue()


def mail_of(subject: str, body: str = "", *, page: str = "", attached: dict[str, bytes] | None = None, charset: str = "utf-8") -> bytes:
    """A mail of 2 March 2026."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "office@example.org", "clerk@example.org"
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0800"
    message.set_content(body, charset=charset)
    if page:
        message.add_alternative(page, subtype="html", charset=charset)
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zip_of(files: dict[str, bytes]) -> bytes:
    """An archive."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()
