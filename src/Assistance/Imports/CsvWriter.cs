using System.Text;

namespace Paseban.Assistance.Imports;

internal sealed class CsvWriter(FileStream file) : TableWriter
{
    private readonly StreamWriter text = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16);

    private protected override void Write(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Write(',');
            text.Write(TableText.Quoted(cells[i]));
        }
        text.Write("\r\n");
    }

    private protected override void End() => text.Dispose();
}
