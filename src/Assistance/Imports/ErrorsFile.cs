using System.Globalization;
using System.Text;

namespace Paseban.Assistance.Imports;

/// <summary>
/// The list of a file's bad rows, as CSV that a spreadsheet opens: <c>line,column,value,reason,remedy,alasan,saran</c>. The Indonesian
/// columns stand last, so that what reads the list by place goes on reading it. It appears only when there is a bad row, and under its name
/// only when it is complete; a list left from an earlier try is removed.
/// </summary>
public sealed class ErrorsFile(string path) : IDisposable
{
    private const string Header = "line,column,value,reason,remedy,alasan,saran";
    private const int FirstKept = 20;

    private readonly List<RowProblem> first = [];
    private StreamWriter? writer;
    private long lastLine;

    /// <summary>Mistakes listed; a row may have several.</summary>
    public long Count { get; private set; }

    /// <summary>Rows with a mistake. Mistakes of one row must be added one after the other.</summary>
    public long RefusedRows { get; private set; }

    /// <summary>The first bad rows, to be shown at once.</summary>
    public IReadOnlyList<RowProblem> First => first;

    private string Part => path + ".part";

    /// <summary>Beside the input: <c>persons.csv</c> has <c>persons.errors.csv</c>.</summary>
    public static string DefaultPath(string input) => Path.ChangeExtension(input, null) + ".errors.csv";

    public void Add(RowProblem problem)
    {
        Count++;
        if (problem.Line != lastLine) RefusedRows++;
        lastLine = problem.Line;
        if (first.Count < FirstKept) first.Add(problem);
        if (writer is null)
        {
            // With a byte order mark, or Excel would read it as Windows-1252.
            writer = new StreamWriter(Part, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            writer.Write(Header + "\r\n");
        }
        writer.Write(problem.Line.ToString(CultureInfo.InvariantCulture));
        var (reason, remedy) = (problem.Reason, problem.Remedy);
        foreach (var cell in (ReadOnlySpan<string>)[problem.Column, problem.Value, reason.En, remedy.En, reason.Id, remedy.Id])
        {
            writer.Write(',');
            writer.Write(TableText.Quoted(cell));
        }
        writer.Write("\r\n");
    }

    /// <summary>Closes the list and gives its path, or null when there was no bad row.</summary>
    public string? Complete()
    {
        if (writer is null)
        {
            File.Delete(path);
            return null;
        }
        writer.Dispose();
        writer = null;
        File.Move(Part, path, overwrite: true);
        return path;
    }

    public void Dispose()
    {
        if (writer is null) return;
        writer.Dispose();
        File.Delete(Part);
    }
}
