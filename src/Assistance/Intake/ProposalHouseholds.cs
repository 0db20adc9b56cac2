using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

/// <summary>What a household is asked once, within a sentence.</summary>
internal static class HouseholdQuestions
{
    public static readonly BilingualText PublicEmployee = new("pegawai negara", "public employees");
    public static readonly BilingualText Car = new("mobil", "a car");
    public static readonly BilingualText Property = new("tanah dan bangunan", "land and buildings");
    public static readonly BilingualText Water = new("air minum", "drinking water");
}

/// <summary>
/// Gathers the rows of a list by family card. A household lands whole or not at all: with a bad row, without exactly one head, or with
/// answers that contradict each other, all its rows are refused.
/// </summary>
internal static class ProposalHouseholds
{
    /// <summary>The good households in the order of the file; what is wrong with others goes to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<ProposedHousehold> Gather(IReadOnlyList<ProposalRow> rows, List<RowProblem> problems)
    {
        var households = new List<ProposedHousehold>();
        foreach (var household in rows.Where(row => row.Kk is not null).GroupBy(row => row.Kk, StringComparer.Ordinal))
        {
            var before = problems.Count;
            var members = household.ToList();
            if (members.Find(row => row.Good is null) is { } bad) RefuseOthers(members, bad.Line, problems);
            else if (!CheckHead(members, problems) || !CheckAgreement(members, problems))
                RefuseOthers(members, problems[before].Line, problems);
            else
                households.Add(new([
                    .. members.Select(row => row.Good!).OrderBy(person => person.Person.Relation == Relation.Head ? 0 : 1),
                ]));
        }
        return households;
    }

    private static bool CheckHead(List<ProposalRow> members, List<RowProblem> problems)
    {
        var heads = members.Where(row => row.Good!.Person.Relation == Relation.Head).ToList();
        if (heads.Count == 1) return true;
        var (line, reason) = heads.Count == 0
            ? (members[0].Line, new BilingualText(
                "Keluarga di baris ini tidak punya kepala keluarga.", "the household of this row has no head of family."))
            : (heads[1].Line, new BilingualText(
                $"Baris {heads[0].Line} menyebut kepala keluarga lain untuk keluarga ini.",
                $"line {heads[0].Line} names another head of this family."));
        problems.Add(new(
            line, PersonColumns.Relation.Name, "", reason,
            new(
                "Isi kepala_keluarga untuk tepat satu anggota dalam KK ini.",
                "Give exactly one member of the family card the relation kepala_keluarga.")));
        return false;
    }

    /// <summary>What is asked once for a household is the same in all its rows.</summary>
    private static bool CheckAgreement(List<ProposalRow> members, List<RowProblem> problems)
    {
        var first = members[0].Good!;
        foreach (var row in members.Skip(1))
        {
            if (Difference(first, row.Good!) is not { } what) continue;
            problems.Add(RowProblem.OfRow(
                row.Line,
                new(
                    $"Isian {what.Id} berbeda dari baris {members[0].Line}, padahal satu KK.",
                    $"{what.En} differs from line {members[0].Line}, although both are of one family card."),
                new("Isi sama di setiap baris keluarga ini.", "Give the same answer in each row of the household.")));
            return false;
        }
        return true;
    }

    private static BilingualText? Difference(ProposedPerson one, ProposedPerson other)
    {
        if (one.Answers.PublicEmployee != other.Answers.PublicEmployee) return Answer(HouseholdQuestions.PublicEmployee);
        if (one.Answers.Car != other.Answers.Car) return Answer(HouseholdQuestions.Car);
        if (one.Answers.PropertyOver1B != other.Answers.PropertyOver1B) return Answer(HouseholdQuestions.Property);
        if (one.Answers.Water != other.Answers.Water) return Answer(HouseholdQuestions.Water);
        if (one.Person.Area != other.Person.Area) return new("kelurahan", "the kelurahan");
        if (one.Person.Rt != other.Person.Rt) return new("RT", "the RT");
        if (one.Person.Rw != other.Person.Rw) return new("RW", "the RW");
        return one.Indicators.SequenceEqual(other.Indicators) ? null : new("tentang rumah", "an answer about the home");

        static BilingualText Answer(BilingualText question) => new($"tentang {question.Id}", $"the answer about {question.En}");
    }

    private static void RefuseOthers(List<ProposalRow> members, long because, List<RowProblem> problems)
    {
        foreach (var row in members)
        {
            // A row that is wrong itself says so already.
            if (row.Good is null || row.Line == because) continue;
            problems.Add(RowProblem.OfRow(
                row.Line,
                new(
                    $"Keluarga di baris ini tidak diterima karena baris {because}.",
                    $"the household of this row is not taken because of line {because}."),
                new(
                    "Perbaiki baris itu; satu keluarga masuk dengan semua barisnya.",
                    "Correct that line; a household lands with all its rows.")));
        }
    }
}
