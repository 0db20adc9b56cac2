using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>A golden case with what the law answers to it this moment, for whoever reads the law.</summary>
/// <param name="Given">The facts that the case states for itself and for its file, in words.</param>
/// <param name="With">Parameters that the case sets otherwise, by name.</param>
/// <param name="Expected">Null: the law must say nothing about the month.</param>
/// <param name="Came">What came out; null where the law says nothing about the month.</param>
/// <param name="Differences">A sentence for each way in which the answer is another; empty when the case passes.</param>
public sealed record ProvedCase(
    string Path, int Line, string Name, Month At, IReadOnlyList<StatedFact> Given, IReadOnlyDictionary<string, string> With,
    Eligibility? Expected, Eligibility? Came, IReadOnlyList<string> Differences)
{
    public bool Passed => Differences.Count == 0;
}

/// <param name="Source">Who says so; null where the case names nobody.</param>
public sealed record StatedFact(Fact Fact, long Value, FactSource? Source);

public static class ProvedCases
{
    /// <summary>Asks a programme all golden cases of its folder, in the order of the files.</summary>
    /// <param name="programme">The law that answers.</param>
    /// <param name="files">Files of a law, other than cases among them; cases that cannot be read are left out.</param>
    public static IReadOnlyList<ProvedCase> Of(ProgrammeLaw programme, IEnumerable<LawFile> files)
    {
        var reader = new GoldenCaseReader(programme, []);
        return
        [
            .. files.Where(file => file.IsYaml && file.Folder == programme.Folder && file.IsIn("cases"))
                .OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(reader.Read)
                .Select(golden => Proved(GoldenCaseRunner.Run(programme, golden), programme)),
        ];
    }

    private static ProvedCase Proved(GoldenResult result, ProgrammeLaw programme)
    {
        var golden = result.Case;
        return new(
            golden.Path, golden.Line, golden.Name, golden.At,
            [
                .. golden.Facts.OrderBy(stated => stated.Key.Index).Select(stated => new StatedFact(stated.Key, stated.Value, null)),
                .. from record in golden.Records
                   from fact in programme.Facts.Facts
                   where record.Facts[fact] is not null
                   select new StatedFact(fact, record.Facts[fact]!.Value, record.Source),
            ],
            golden.With.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal),
            golden.Expected, result.Assessment?.Outcome, result.Differences);
    }
}
