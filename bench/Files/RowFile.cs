using System.Text;

namespace Paseban.Bench.Files;

/// <summary>A CSV file that is written row by row.</summary>
internal sealed class RowFile : IDisposable
{
    private readonly StreamWriter writer;
    private bool inRow;

    public RowFile(string path, string header)
    {
        writer = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
        writer.WriteLine(header);
    }

    /// <summary>None of the values here needs quotation marks.</summary>
    public RowFile Add(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            if (inRow) writer.Write(',');
            inRow = true;
            writer.Write(cell);
        }
        return this;
    }

    public void EndRow()
    {
        writer.WriteLine();
        inRow = false;
    }

    public void Dispose() => writer.Dispose();
}
