using System.Globalization;
using System.Text;

namespace Paseban.Sandbox.Outside;

/// <summary>A row of the civil registry extract.</summary>
internal sealed record CivilRow(
    string Nik, string Card, string Name, string Sex, string Birthplace, string Born, string Standing, string Job, string Address,
    string Rt, string Rw, string Area, string Status, string Since);

/// <summary>Finds rows of the extract by NIK without holding them: where each line begins, sorted by number.</summary>
internal sealed class CivilIndex : IDisposable
{
    private const int LongestLine = 1024;
    private readonly FileStream file;
    private readonly ulong[] niks;
    private readonly long[] places;

    private CivilIndex(FileStream file, ulong[] niks, long[] places)
    {
        this.file = file;
        (this.niks, this.places) = (niks, places);
    }

    public static CivilIndex Build(string path)
    {
        var (niks, places) = (new List<ulong>(), new List<long>());
        using (var scan = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20))
        {
            var buffer = new byte[1 << 20];
            var (at, place, digits, number) = (0L, 0L, 0, 0UL);
            for (int read; (read = scan.Read(buffer)) > 0; at += read)
            {
                for (var i = 0; i < read; i++)
                {
                    if (buffer[i] == '\n') (digits, number, place) = (0, 0, at + i + 1);
                    else if (digits is >= 0 and < 16 && buffer[i] is >= (byte)'0' and <= (byte)'9')
                    {
                        number = (number * 10) + (ulong)(buffer[i] - '0');
                        if (++digits < 16) continue;
                        niks.Add(number);
                        places.Add(place);
                    }
                    else digits = 16;
                }
            }
        }
        var (keys, items) = (niks.ToArray(), places.ToArray());
        Array.Sort(keys, items);
        return new CivilIndex(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), keys, items);
    }

    public CivilRow? Find(string nik)
    {
        if (!ulong.TryParse(nik, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var at = Array.BinarySearch(niks, number);
        if (at < 0) return null;
        Span<byte> line = stackalloc byte[LongestLine];
        var read = RandomAccess.Read(file.SafeFileHandle, line, places[at]);
        var end = line[..read].IndexOf((byte)'\n');
        var cells = Encoding.UTF8.GetString(line[..(end < 0 ? read : end)]).Split(',');
        return new CivilRow(
            cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], cells[10], cells[11],
            cells[12], cells[13]);
    }

    public void Dispose() => file.Dispose();
}
