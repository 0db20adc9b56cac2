using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>Who states the facts of a file that has no <c>sumber</c> or <c>vintage</c> column.</summary>
internal sealed record StatementDefaults(FactSource? Source, Month? Vintage);

/// <summary>
/// Reads and checks one row of a persons file after the other. A row with a mistake gives every mistake in it, and no person.
/// </summary>
internal sealed class PersonRowReader(
    TableReader table, TableLayout layout, PersonColumns columns, FactCatalogue catalogue, AreaIndex areas, IdentityVault vault,
    StatementDefaults defaults, DateOnly today, bool mayLackNik = false)
{
    private static readonly DateOnly EarliestBirth = new(1890, 1, 1);

    private readonly RowCells cells = new(table, layout);
    private readonly int[] places = [.. columns.All.Select(column => layout[column])];
    private readonly (Fact Fact, TableColumn Column, int Place)[] factPlaces =
        [.. columns.Facts.Where(pair => layout.Has(pair.Column)).Select(pair => (pair.Fact, pair.Column, layout[pair.Column]))];

    private readonly Dictionary<string, AreaCode> areaByText = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> lines = [];
    private readonly FactSource civil = catalogue.FindSource("CIVIL") ?? throw new InvalidOperationException(
        "law/common/facts.yaml has no source CIVIL.");
    private readonly FactSource disabilityRegister =
        catalogue.FindSource("DISABILITY") ?? throw new InvalidOperationException("law/common/facts.yaml has no source DISABILITY.");

    private readonly StringBuilder factText = new(512);
    private readonly long?[] facts = new long?[catalogue.Facts.Count];
    private byte[] statement = new byte[1024];
    private (string Digits, string Index) lastCard = ("", "");

    /// <summary>The current row, or null with its problems added to <paramref name="problems"/>.</summary>
    public PersonRow? Read(List<RowProblem> problems)
    {
        if (RowProblem.Damaged(table) is { } damage)
        {
            problems.Add(damage);
            return null;
        }
        cells.Begin(problems);
        var nik = mayLackNik ? cells.NikOrNone(PersonColumns.Nik) : cells.Nik(PersonColumns.Nik);
        var kk = cells.FamilyCard(PersonColumns.Kk);
        ReadFacts();
        var letter = ReadDisability();
        var born = Date(columns.BirthDate);
        var died = Date(columns.DeathDate);
        CheckDates(born, died);
        var name = cells.Name(PersonColumns.Name);
        var row = new PersonRow
        {
            Line = table.Line,
            NikOrNone = nik,
            NikIndex = nik is null ? "" : vault.BlindIndex(IdentityField.Nik, nik.Digits),
            RowHash = Fingerprint(),
            Kk = kk?.Digits,
            KkIndex = kk is null ? null : IndexOf(kk),
            Name = name?.Text,
            FoldedName = name?.Folded,
            Sex = cells.Sex(PersonColumns.Sex),
            BirthDate = born,
            BirthPlace = Word(cells.Phrase(PersonColumns.BirthPlace)),
            Address = cells.Phrase(PersonColumns.Address) is { IsEmpty: false } address ? address.ToString() : null,
            Rt = cells.Neighbourhood(PersonColumns.Rt),
            Rw = cells.Neighbourhood(PersonColumns.Rw),
            Area = ReadArea(),
            Relation = cells.Relation(PersonColumns.Relation),
            Phone = cells.Phone(PersonColumns.Phone),
            DiedOn = died,
            MovedOutOn = Date(columns.MovedOutDate),
            Disability = letter,
            Statements = ReadStatements(letter),
        };
        return cells.HasProblem || IsRepeated(row, problems) ? null : row;
    }

    /// <summary>The members of a household mostly follow each other.</summary>
    private string IndexOf(FamilyCardNumber card)
    {
        if (card.Digits != lastCard.Digits) lastCard = (card.Digits, vault.BlindIndex(IdentityField.Kk, card.Digits));
        return lastCard.Index;
    }

    private bool IsRepeated(PersonRow row, List<RowProblem> problems)
    {
        if (row.NikOrNone is null) return false;
        var number = long.Parse(row.Nik.Digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (lines.TryAdd(number, row.Line)) return false;
        problems.Add(RowProblem.At(
            row.Line, PersonColumns.Nik, row.Nik.Digits, RowReasons.Repeated(lines[number]),
            new("Pertahankan baris yang benar, hapus yang lain.", "Keep the row that is right and remove the other.")));
        return true;
    }

    private void ReadFacts()
    {
        Array.Clear(facts);
        foreach (var (fact, column, place) in factPlaces)
        {
            var text = table.Cell(place);
            if (text.IsEmpty) continue;
            if (fact.TryRead(text, out var value)) facts[fact.Index] = value;
            else cells.Refuse(
                column, new("Isinya tidak terbaca.", "the value cannot be read."),
                new(
                    $"Tulis {fact.Expected.Id}, atau kosongkan selnya.", $"Write {fact.Expected.En}, or leave the cell empty."));
        }
    }

    private DisabilityLetter? ReadDisability()
    {
        var evidence = cells.Phrase(PersonColumns.Letter);
        if (evidence.IsEmpty) return null;
        if (facts[columns.Disability.Index] is not > 0)
        {
            cells.Refuse(
                PersonColumns.Letter,
                new(
                    "Ada surat disabilitas, tetapi jenis disabilitasnya kosong.",
                    "a disability letter is given without the type of disability."),
                new($"Isi '{columns.Disability.Column}' (1 sampai 12).", $"Fill in '{columns.Disability.Column}' (1 to 12)."));
            return null;
        }
        var certifier = cells.Phrase(PersonColumns.Certifier);
        if (certifier.IsEmpty)
        {
            cells.Refuse(
                PersonColumns.Certifier,
                new("Ada surat disabilitas, tetapi penerbitnya kosong.", "a disability letter is given without who wrote it."),
                new("Isi nama rumah sakit, puskesmas atau kantor penerbitnya.", "Name the hospital, puskesmas or office."));
            return null;
        }
        return new(facts[columns.Disability.Index]!.Value, evidence.ToString(), Word(certifier)!, cells.Date(PersonColumns.ReviewOn));
    }

    private void CheckDates(DateOnly? born, DateOnly? died)
    {
        if (born > today || born < EarliestBirth)
            cells.Refuse(
                columns.ColumnOf(columns.BirthDate),
                new("Tanggal lahir ini tidak masuk akal.", "nobody who lives was born on that day."),
                new("Perbaiki tahunnya.", "Correct the year."));
        if (died > today)
            cells.Refuse(
                columns.ColumnOf(columns.DeathDate),
                new($"Tanggal meninggal sesudah hari ini ({today.Iso}).", $"the death lies after today ({today.Iso})."),
                new("Kematian dilaporkan sesudah terjadi; perbaiki tanggalnya.", "A death is reported after it happened."));
        if (died < born)
            cells.Refuse(
                columns.ColumnOf(columns.DeathDate), new("Tanggal meninggal sebelum tanggal lahir.", "the death lies before the birth."),
                new("Perbaiki tanggal yang salah.", "Correct whichever date is wrong."));
    }

    private string? ReadArea()
    {
        var column = cells.Text(PersonColumns.Area).IsEmpty ? PersonColumns.Kelurahan : PersonColumns.Area;
        var text = cells.Text(column);
        if (text.IsEmpty) return null;
        var kecamatan = column == PersonColumns.Kelurahan ? cells.Text(PersonColumns.Kecamatan) : [];
        var key = kecamatan.IsEmpty ? text : $"{text}|{kecamatan}";
        if (areaByText.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var known)) return known.Value;

        AreaCode? within = null;
        if (!kecamatan.IsEmpty)
        {
            var outer = areas.Find(kecamatan.ToString(), AreaLevel.Kecamatan);
            if (!outer.Succeeded) return Refused(PersonColumns.Kecamatan, outer.Problems[0]);
            within = outer.Value.Code;
        }
        var found = areas.Find(text.ToString(), AreaLevel.Kelurahan, within);
        if (!found.Succeeded) return Refused(column, found.Problems[0]);
        areaByText.Add(key.ToString(), found.Value.Code);
        return found.Value.Code.Value;

        string? Refused(TableColumn at, Problem problem)
        {
            cells.Refuse(at, problem);
            return null;
        }
    }

    private List<Statement> ReadStatements(DisabilityLetter? letter)
    {
        var statements = new List<Statement>(letter is null ? 1 : 2);
        var vintage = ReadVintage();
        if (letter is not null)
        {
            // The register speaks with its own weight, whatever snapshot repeats it.
            statements.Add(new(disabilityRegister.Code, vintage, null, null, $"{columns.Disability.Code}={letter.Type}"));
            facts[columns.Disability.Index] = null;
        }
        if (Array.TrueForAll(facts, value => value is null)) return statements;
        if (ReadSource() is not { } source) return statements;
        var status = facts[columns.Status.Index] is { } value ? columns.Status.Print(value) : null;
        factText.Clear();
        FactSet.Write(catalogue, facts, factText);
        statements.Add(new(source.Code, vintage, status, facts[columns.Decile.Index], factText.ToString()));
        return statements;
    }

    private Month ReadVintage()
    {
        var current = Month.Of(today);
        if (cells.Month(PersonColumns.Vintage) is not { } vintage) return defaults.Vintage ?? current;
        if (vintage > current)
            cells.Refuse(
                PersonColumns.Vintage,
                new(
                    $"Data tidak mungkin tentang bulan yang belum mulai (hari ini {today.Iso}).",
                    $"the data cannot describe a month that has not begun (today is {today.Iso})."),
                new("Perbaiki bulannya.", "Correct the month."));
        return vintage;
    }

    /// <summary>
    /// The source that the row or the request names; without one only what the civil registry may say is taken as its word.
    /// </summary>
    private FactSource? ReadSource()
    {
        var text = cells.Text(PersonColumns.Source);
        if (!text.IsEmpty)
        {
            foreach (var known in catalogue.Sources)
            {
                if (text.Equals(known.Code, StringComparison.OrdinalIgnoreCase)) return known;
            }
            cells.Refuse(
                PersonColumns.Source, new("Ini bukan sumber data yang dikenal.", "this is not a source of facts."),
                new($"Pakai salah satu: {Sources()}.", $"Use one of {Sources()}."));
            return null;
        }
        if (defaults.Source is not null) return defaults.Source;
        foreach (var (fact, column) in columns.Facts)
        {
            if (facts[fact.Index] is null || fact.Ranks[civil.Index] >= 0) continue;
            cells.Refuse(
                PersonColumns.Source,
                new(
                    $"Baris ini mengisi '{column.Name}' tanpa menyebut sumbernya.",
                    $"the row states '{column.Name}' but not who says so."),
                new(
                    "Isi 'sumber' (BDT, DTKS, DTSEN, REVENUE ...), atau sebut sumber seluruh berkas.",
                    "Fill in 'sumber' (BDT, DTKS, DTSEN, REVENUE ...), or name the source of the whole file."));
            return null;
        }
        return civil;
    }

    private string Sources() => string.Join(", ", catalogue.Sources.Select(source => source.Code));

    private DateOnly? Date(Fact fact) => facts[fact.Index] is { } day ? DateOnly.FromDayNumber((int)day) : null;

    /// <summary>A few hundred places and offices make up most of a file; each is kept once.</summary>
    private string? Word(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return null;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var word)) return word;
        word = text.ToString();
        if (words.Count < 10_000) words.Add(word, word);
        return word;
    }

    /// <summary>
    /// All cells that say something, in the fixed order of the columns: neither the order of columns nor of rows changes it.
    /// </summary>
    private string Fingerprint()
    {
        var length = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var text = table.Cell(places[i]);
            if (text.IsEmpty) continue;
            var bytes = MemoryMarshal.AsBytes(text);
            while (statement.Length < length + bytes.Length + 3) Array.Resize(ref statement, statement.Length * 2);
            statement[length++] = (byte)i;
            bytes.CopyTo(statement.AsSpan(length));
            length += bytes.Length;
            statement[length++] = 0xFF;
            statement[length++] = 0xFF;
        }
        return vault.Fingerprint(statement.AsSpan(0, length));
    }
}
