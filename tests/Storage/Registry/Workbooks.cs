using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Paseban.Tests.Storage.Registry;

/// <summary>Writes workbooks as a spreadsheet would: cells as text, as numbers, as dates.</summary>
internal static class Workbooks
{
    public static string Write(string path, string[] header, params Cell[][] rows)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData([new Row(header.Select(Text)), .. rows.Select(row => new Row(row))]));
        var styles = workbook.AddNewPart<WorkbookStylesPart>();
        // Style 1 is built-in format 14, a date: that is all that tells a date from a number in a workbook.
        styles.Stylesheet = new Stylesheet(
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Data" }));
        return path;
    }

    public static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    public static Cell Number(string number) => new() { CellValue = new CellValue(number) };

    public static Cell Date(DateOnly date) =>
        new() { StyleIndex = 1, CellValue = new CellValue(date.DayNumber - new DateOnly(1899, 12, 30).DayNumber) };
}
