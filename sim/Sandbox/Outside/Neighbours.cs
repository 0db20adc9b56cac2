using System.Globalization;

namespace Paseban.Sandbox.Outside;

/// <summary>A line of an agenda that was posted: the person as the world knows them, and the cells that the answer repeats.</summary>
internal sealed record AgendaLine(string Reference, string Nik, string Kelurahan, string Programme, KnownPerson? Person);

/// <summary>
/// RT, RW and the meetings of the kelurahan: they know who died, moved or is not to be found, mostly know who is not poor, and see through
/// a hidden car in half of the cases.
/// </summary>
internal sealed class Neighbours(Truth truth)
{
    public IReadOnlyList<AgendaLine>? Read(CsvTable agenda)
    {
        var nik = agenda.Find("nik", "no_nik");
        if (nik < 0) return null;
        var reference = agenda.Find("referensi", "reference", "ref");
        var place = agenda.Find("kode_kelurahan", "kelurahan", "kel");
        var programme = agenda.Find("program", "programme");
        return
        [
            .. agenda.Rows.Select(row =>
            {
                var person = truth.Find(CsvTable.Cell(row, nik));
                var kelurahan = CsvTable.Cell(row, place);
                return new AgendaLine(
                    CsvTable.Cell(row, reference), CsvTable.Cell(row, nik), kelurahan.Length > 0 ? kelurahan : person?.Area ?? "",
                    CsvTable.Cell(row, programme), person);
            }),
        ];
    }

    /// <summary>What RT and RW write beside names before the meeting; most names get no remark.</summary>
    public string Remarks(IReadOnlyList<AgendaLine> agenda, DateOnly today)
    {
        var answer = new CsvAnswer("referensi", "nik", "catatan", "keterangan", "oleh");
        foreach (var line in agenda)
        {
            if (RemarkOn(line, today) is not { } remark) continue;
            var (note, by) = remark switch
            {
                "meninggal" => ("Sudah meninggal menurut keluarga", "Ketua RT"),
                "pindah" => ("Sudah pindah menurut tetangga", "Ketua RT"),
                "tidak_ditemukan" => ("Tidak dikenal di alamat ini", "Ketua RW"),
                _ => ("", "Ketua RT"),
            };
            answer.Row(line.Reference, line.Nik, remark, note, by);
        }
        return answer.ToString();
    }

    public string Decisions(IReadOnlyList<AgendaLine> agenda, string kind, DateOnly today)
    {
        var answer = new CsvAnswer(
            "referensi", "nik", "kelurahan", "jenis", "program", "keputusan", "alasan", "prioritas", "keberatan");
        var seen = new HashSet<(string, string, string)>();
        var persons = new HashSet<(string, string)>();
        var decided = new List<(AgendaLine Line, string Decision, string Reason)>();
        foreach (var line in agenda)
        {
            if (!seen.Add((line.Reference, line.Nik, line.Programme))) continue;
            var again = !persons.Add((line.Nik, line.Programme));
            var (decision, reason) = again ? ("ganda_ruta", "Sudah ada dalam daftar ini") : Decide(line.Person, kind, today);
            decided.Add((line, decision, reason));
        }
        var places = Places(decided.Where(item => item.Decision == "layak").Select(item => item.Line));
        foreach (var (line, decision, reason) in decided)
        {
            var dissent = decision == "layak" && truth.Lot("dissent:" + line.Nik, 250) == 0
                ? "Ketua RT berpendapat keluarga ini mampu"
                : "";
            var priority = places.TryGetValue(line, out var rank) ? rank.ToString(CultureInfo.InvariantCulture) : "";
            answer.Row(line.Reference, line.Nik, line.Kelurahan, kind, line.Programme, decision, reason, priority, dissent);
        }
        return answer.ToString();
    }

    private string? RemarkOn(AgendaLine line, DateOnly today)
    {
        if (line.Person is not { } person) return "tidak_ditemukan";
        if (person.Remark is { } known) return known;
        // Of five deaths and moves the RT hears of four before the meeting.
        var heard = truth.Lot("heard:" + person.Person, 5) < 4;
        if (heard && person.IsDead(today)) return "meninggal";
        if (heard && person.HasMoved(today)) return "pindah";
        if (heard && person.Found == 0) return "tidak_ditemukan";
        return truth.Lot("present:" + person.Person, 5) == 0 ? "ada" : null;
    }

    private static (string Decision, string Reason) Decide(KnownPerson? person, string kind, DateOnly today)
    {
        if (person is null) return ("tidak_ditemukan", "Tidak dikenal di RT mana pun");
        if ((kind == "pkd" ? person.RecipientsMeeting : person.Meeting) is { } known)
            return (known, known == "tidak_layak" ? "Mampu menurut warga" : "");
        if (person.IsDead(today)) return ("meninggal", "Meninggal menurut keluarga dan RT");
        if (person.HasMoved(today)) return ("pindah", "Sudah pindah ke luar Jakarta");
        if (person.Found == 0) return ("tidak_ditemukan", "Tidak dikenal di alamat ini");
        if (person.Repeats == "person") return ("ganda_nama", "Orang yang sama diusulkan bersama keluarga lain");
        if (person.Repeats == "household") return ("ganda_ruta", "Rumah tangga yang sama diusulkan dua kali");
        if (person.Poor == 0) return ("tidak_layak", "Mampu menurut warga: penghasilan cukup dan rumah baik");
        if (person.Known == 1 && person.HasMeans) return ("tidak_layak", "Mampu menurut warga: memiliki aset atau pegawai tetap");
        return ("layak", "");
    }

    /// <summary>The order of need in a kelurahan and programme, from 1.</summary>
    private Dictionary<AgendaLine, int> Places(IEnumerable<AgendaLine> eligible)
    {
        var places = new Dictionary<AgendaLine, int>(ReferenceEqualityComparer.Instance);
        foreach (var group in eligible.GroupBy(line => (line.Kelurahan, line.Programme)))
        {
            var ordered = group.Where(line => line.Person is not null)
                .OrderBy(line => line.Person!.Weight)
                .ThenBy(line => line.Person!.Decile)
                .ThenByDescending(line => line.Person!.Bedridden + line.Person.Alone)
                .ThenBy(line => line.Person!.Born, StringComparer.Ordinal)
                .ThenBy(line => truth.Lot($"place:{line.Nik}", 1_000_000))
                .ThenBy(line => line.Nik, StringComparer.Ordinal);
            var place = 0;
            foreach (var line in ordered) places[line] = ++place;
        }
        return places;
    }
}
