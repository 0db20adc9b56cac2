using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Intake;

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
            ? (members[0].Line, "the household of this row has no head of family.")
            : (heads[1].Line, $"line {heads[0].Line} names another head of this family.");
        problems.Add(new(
            line, PersonColumns.Relation.Name, "", reason, "Give exactly one member of the family card the relation kepala_keluarga."));
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
                row.Line, $"{what} differs from line {members[0].Line}, although both are of one family card.",
                "Give the same answer in each row of the household."));
            return false;
        }
        return true;
    }

    private static string? Difference(ProposedPerson one, ProposedPerson other)
    {
        if (one.Answers.PublicEmployee != other.Answers.PublicEmployee) return "the answer about public employees";
        if (one.Answers.Car != other.Answers.Car) return "the answer about a car";
        if (one.Answers.PropertyOver1B != other.Answers.PropertyOver1B) return "the answer about land and buildings";
        if (one.Answers.Water != other.Answers.Water) return "the answer about drinking water";
        if (one.Person.Area != other.Person.Area) return "the kelurahan";
        if (one.Person.Rt != other.Person.Rt) return "the RT";
        if (one.Person.Rw != other.Person.Rw) return "the RW";
        return one.Indicators.SequenceEqual(other.Indicators) ? null : "an answer about the home";
    }

    private static void RefuseOthers(List<ProposalRow> members, long because, List<RowProblem> problems)
    {
        foreach (var row in members)
        {
            // A row that is wrong itself says so already.
            if (row.Good is null || row.Line == because) continue;
            problems.Add(RowProblem.OfRow(
                row.Line, $"the household of this row is not taken because of line {because}.",
                "Correct that line; a household lands with all its rows."));
        }
    }
}
