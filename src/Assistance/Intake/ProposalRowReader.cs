using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <summary>
/// Reads one row of a list of proposals after the other: the person as the registry reads persons, and what a registration needs beside.
/// A row with mistakes gives every one of them, and is still counted to its household.
/// </summary>
internal sealed class ProposalRowReader(
    TableReader table, TableLayout layout, ProposalColumns columns, AskedProgrammes programmes, PersonRowReader people)
{
    private static readonly BilingualText WriteYesOrNo = new("Tulis ya atau tidak.", "Write ya or tidak.");

    private readonly Dictionary<string, IReadOnlyList<string>> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<ExclusionAnswers, ExclusionAnswers> answersKept = [];
    private readonly IReadOnlyList<long> noIndicators = new long[HouseholdIndicators.All.Count];
    private List<RowProblem> problems = [];

    public ProposalRow? Read(List<RowProblem> into)
    {
        problems = into;
        var before = problems.Count;
        var person = people.Read(problems);
        if (table.RowFault is not null) return new(table.Line, null, null);
        var kk = FamilyCardNumber.Problem(table.Cell(layout[PersonColumns.Kk]).ToString(), out var card) is null ? card!.Digits : null;
        CheckNeeded();
        CheckNeighbourhood(PersonColumns.Rt);
        CheckNeighbourhood(PersonColumns.Rw);
        var codes = ReadProgrammes();
        var answers = ReadAnswers();
        var indicators = ReadIndicators();
        return problems.Count > before || person is null || answers is null
            ? new(table.Line, kk, null)
            : new(table.Line, kk, new(person, codes, answers, indicators));
    }

    private void CheckNeeded()
    {
        foreach (var column in ProposalColumns.Needed)
        {
            if (!Cell(column).IsEmpty) continue;
            Refuse(
                column,
                column == PersonColumns.Address
                    ? new("Alamat tempat tinggal keluarga ini kosong.", "the address where the household lives is empty.")
                    : new("Sel ini tidak boleh kosong.", "this must not be empty."),
                new("Tanyakan kepada keluarganya, lalu isi.", "Ask the household and fill it in."));
        }
        var born = columns.Person.ColumnOf(columns.Declared.BirthDate);
        if (Cell(born).IsEmpty)
            Refuse(
                born, new("Tanggal lahir kosong.", "the birth date is empty."),
                new("Tulis seperti 1958-03-15.", "Write it as 1958-03-15."));
        if (Cell(PersonColumns.Area).IsEmpty && Cell(PersonColumns.Kelurahan).IsEmpty)
            Refuse(PersonColumns.Area, new("Kelurahan kosong.", "the kelurahan is empty."), RowReasons.WriteKelurahan);
    }

    private void CheckNeighbourhood(TableColumn column)
    {
        if (Cell(column).IsEmpty || Neighbourhood.Read(Cell(column)) is not null) return;
        var unit = column.Name.ToUpperInvariant();
        Refuse(
            column, new($"Ini bukan nomor {unit}.", $"this is no number of an {unit}."),
            new($"Tulis 001 sampai {Neighbourhood.Highest}.", $"Write 001 to {Neighbourhood.Highest}."));
    }

    /// <summary>A few combinations make up a whole list; each is kept once.</summary>
    private IReadOnlyList<string> ReadProgrammes()
    {
        var text = Cell(ProposalColumns.Programmes);
        if (asked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var codes)) return codes;
        var word = text.ToString();
        var (known, unknown) = programmes.Read(word.Split([';', ',', '/', '+']));
        if (unknown.Count > 0)
            Refuse(
                ProposalColumns.Programmes,
                new($"Tidak ada program {string.Join(", ", unknown)}.", $"there is no programme {string.Join(", ", unknown)}."),
                new(
                    $"Tulis {string.Join(", ", programmes.Codes)}, gabungkan beberapa dengan ';', atau kosongkan selnya.",
                    $"Write {string.Join(", ", programmes.Codes)}, several joined by ';', or leave the cell empty."));
        else asked.Add(word, known);
        return known;
    }

    private ExclusionAnswers? ReadAnswers()
    {
        var declared = columns.Declared;
        var publicEmployee = Answer(
            columns.Person.ColumnOf(declared.PublicEmployee), HouseholdQuestions.PublicEmployee);
        var car = Answer(columns.Person.ColumnOf(declared.Car), HouseholdQuestions.Car);
        var property = Answer(ProposalColumns.Property, HouseholdQuestions.Property);
        var column = columns.Person.ColumnOf(declared.Water);
        if (Cell(column).IsEmpty) Refuse(column, Unanswered(HouseholdQuestions.Water), new("Tulis 1 sampai 12.", "Write 1 to 12."));
        if (publicEmployee is null || car is null || property is null || !declared.Water.TryRead(Cell(column), out var water)) return null;
        var answers = new ExclusionAnswers(publicEmployee.Value, car.Value, property.Value, water);
        if (answersKept.TryGetValue(answers, out var kept)) return kept;
        answersKept.Add(answers, answers);
        return answers;
    }

    private static BilingualText Unanswered(BilingualText question) =>
        new($"Pertanyaan tentang {question.Id} belum dijawab.", $"the question about {question.En} is not answered.");

    private bool? Answer(TableColumn column, BilingualText question)
    {
        switch (Cell(column))
        {
            case []:
                Refuse(column, Unanswered(question), WriteYesOrNo);
                return null;
            case "ya" or "Ya" or "YA" or "yes":
                return true;
            case "tidak" or "Tidak" or "TIDAK" or "no":
                return false;
            default:
                // The registry's reader tells of its own columns.
                if (column == ProposalColumns.Property)
                    Refuse(column, new("Jawabannya tidak terbaca.", "the answer cannot be read."), WriteYesOrNo);
                return null;
        }
    }

    private IReadOnlyList<long> ReadIndicators()
    {
        long[]? answers = null;
        for (var i = 0; i < columns.Indicators.Count; i++)
        {
            var (indicator, column) = columns.Indicators[i];
            var text = Cell(column);
            if (text.IsEmpty) continue;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var answer) && indicator.Allows(answer))
                (answers ??= new long[columns.Indicators.Count])[i] = answer;
            else Refuse(
                column, new("Jawaban itu tidak ada.", "there is no such answer."),
                new(
                    $"Tulis 1 sampai {indicator.Values.Count}, atau kosongkan selnya.",
                    $"Write 1 to {indicator.Values.Count}, or leave the cell empty."));
        }
        return answers ?? noIndicators;
    }

    private ReadOnlySpan<char> Cell(TableColumn column) => table.Cell(layout[column]);

    private void Refuse(TableColumn column, BilingualText reason, BilingualText remedy) =>
        problems.Add(RowProblem.At(table.Line, column, Cell(column), reason, remedy));
}
