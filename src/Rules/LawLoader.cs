using System.Security.Cryptography;
using System.Text;

namespace Paseban.Rules;

/// <summary>Reads the files of <c>law/</c> in the order in which they refer to each other, and collects every mistake.</summary>
internal static class LawLoader
{
    private const string Common = "common";
    private const string Steps = "steps";

    public static Law Load(IReadOnlyList<LawFile> files, List<LawMessage> problems)
    {
        var yaml = files.Where(file => file.IsYaml).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        foreach (var stray in yaml.Where(file => !HasPlace(file)))
            problems.Add(new(stray.Path, 1, "The law has no place for this file. law/README.md shows the folders."));

        var facts = Single(yaml, FactCatalogue.File, problems, file => FactCatalogueReader.Read(file, problems)) ?? new([], []);
        var reasons = Single(yaml, ReasonCatalogue.File, problems, file => ReasonCatalogue.Read(file, problems)) ?? new([]);
        var groups = Single(yaml, BenefitGroups.File, problems, file => BenefitGroups.Read(file, problems)) ?? BenefitGroups.None;
        var common = Parameters(yaml, Common, problems);
        var reader = new ProgrammeReader(facts, reasons, groups, common, Version(yaml), yaml, problems);
        var programmes = yaml.Where(file => file.Name == "programme").Select(reader.Read).OfType<ProgrammeLaw>().ToList();
        foreach (var twice in programmes.GroupBy(p => p.Code).Where(group => group.Count() > 1))
            problems.Add(new($"{twice.Last().Folder}/programme.yaml", 1, $"Another folder is already programme {twice.Key}."));
        reader.ReportUnused();

        var disbursement = new DisbursementLaw(
            Single(yaml, ApprovalRule.File, problems, file => ParameterReader.Structured(file, problems, ApprovalRule.Read))!,
            Single(yaml, SentinelLimits.File, problems, file => ParameterReader.Structured(file, problems, SentinelLimits.Read))!,
            Single(yaml, PaymentCadence.File, problems, file => ParameterReader.Structured(file, problems, PaymentCadence.Read))!);
        var deliberation = new DeliberationLaw(
            Single(yaml, QuorumRule.File, problems, file => ParameterReader.Structured(file, problems, QuorumRule.Read))!);
        var matching = MatchingLaw.Read(path => yaml.FirstOrDefault(file => file.Path == path), facts, reasons, problems);
        foreach (var judge in matching.JudgingProgrammes.Where(code => !programmes.Exists(p => p.Code == code)))
            problems.Add(new(RegistrationRule.File, 1, $"The law has no programme '{judge}'."));
        var unique = programmes.DistinctBy(p => p.Code).OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        var steps = yaml.Where(file => file.Folder == Steps).Select(file => ParameterReader.Scalar(file, problems))
            .OfType<OpenParameter>().ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var ranking = new RankingReader(facts, unique);
        var targeting = new TargetingLaw(
            Single(yaml, RankingRule.File, problems, file => ParameterReader.Structured(file, problems, ranking.Read))!);
        return new(reader.Version, facts, reasons, common, unique, disbursement, matching, targeting, deliberation, steps);
    }

    /// <summary>
    /// SHA-256 over path and text of each file in the order of the paths. Golden cases test the law and are not part of it.
    /// </summary>
    public static string Version(IEnumerable<LawFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(f => f.IsYaml && !f.IsIn("cases")).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Text.ReplaceLineEndings("\n")}\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static Dictionary<string, OpenParameter> Parameters(
        IEnumerable<LawFile> files, string folder, List<LawMessage> problems) => files
        .Where(file => file.Folder == folder && file.IsIn("parameters"))
        .Select(file => ParameterReader.Scalar(file, problems))
        .OfType<OpenParameter>()
        .ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    private static T? Single<T>(IEnumerable<LawFile> files, string path, List<LawMessage> problems, Func<LawFile, T?> read) where T : class
    {
        if (files.FirstOrDefault(file => file.Path == path) is { } found) return read(found);
        problems.Add(new(path, 1, "The law needs this file."));
        return null;
    }

    private static bool HasPlace(LawFile file) => file.Path.Split('/') switch
    {
        [Common, _] => file.Path is FactCatalogue.File or ReasonCatalogue.File or BenefitGroups.File,
        ["targeting", _] => file.Path is RankingRule.File,
        ["matching", _] => MatchingLaw.Files.Contains(file.Path),
        ["disbursement", _] => file.Path is ApprovalRule.File or SentinelLimits.File or PaymentCadence.File,
        ["deliberation", _] => file.Path is QuorumRule.File,
        [Common, "parameters" or "criteria", _] or [Steps, _] => true,
        ["disbursement" or "matching" or "targeting" or "deliberation" or Steps, ..] => false,
        [_, "programme.yaml"] or [_, "parameters" or "criteria" or "cases", _] => true,
        _ => false,
    };
}
