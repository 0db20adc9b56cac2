using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>Reads programme folders: <c>programme.yaml</c> names the criteria, its own or those of <c>common</c>.</summary>
internal sealed class ProgrammeReader(
    FactCatalogue facts, ReasonCatalogue reasons, BenefitGroups groups, IReadOnlyDictionary<string, OpenParameter> common,
    string version, IReadOnlyList<LawFile> files, List<LawMessage> problems)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public string Version => version;

    public ProgrammeLaw? Read(LawFile file)
    {
        if (Section.Of(file, problems) is not { } section) return null;
        var code = section.Word("code");
        var name = section.Text("name");
        var (group, from) = ReadPayment(section);
        var reference = section.Citation();
        var own = LawLoader.Parameters(files, file.Folder, problems);
        var scope = new ParameterScope(own, common, ParameterScope.NoOverrides);
        var pays = group.Length > 0;
        foreach (var missing in MonthView.Asked.Where(parameter => scope.Find(parameter) is null && (pays || parameter != "amount")))
            section.Wrong($"There is no parameter '{missing}' in law/{file.Folder}/parameters or law/common/parameters.");
        if (pays && own.GetValueOrDefault("amount") is not { Dated.Unit: "rupiah" })
            section.Wrong($"law/{file.Folder}/parameters/amount.yaml (unit rupiah) is missing.");
        if (!pays && own.ContainsKey("amount")) section.Wrong("A programme that pays nothing has no amount.");

        var criteria = ReadCriteria(section, file.Folder, scope);
        var papers = section.Has("bring") ? section.Items("bring").Select(ReadPaper).ToList() : [];
        section.Close();
        if (pays && !own.ContainsKey("amount")) return null;
        return new()
        {
            Code = code,
            Folder = file.Folder,
            Name = name,
            Group = group,
            From = from,
            Reference = reference,
            Criteria = criteria,
            Bring = papers,
            OwnParameters = own,
            Facts = facts,
            CommonParameters = common,
            LawVersion = version,
        };
    }

    private static RequiredPaper ReadPaper(Section item)
    {
        var paper = new RequiredPaper(item.Text("text"), item.Citation());
        item.Close();
        return paper;
    }

    /// <summary>Its benefit group; or none (<c>pays: nothing</c>) and the first month that it judges.</summary>
    private (string Group, Month From) ReadPayment(Section section)
    {
        if (section.WordOrNull("pays") is not { } pays)
        {
            var group = section.Word("group");
            if (!groups.ByCode.ContainsKey(group))
                section.Wrong(section.LineOf("group"), $"'{group}' is not a group of law/{BenefitGroups.File}.");
            return (group, Month.First);
        }
        if (pays != "nothing") section.Wrong(section.LineOf("pays"), "Write 'pays: nothing', or leave it out and name the group.");
        if (section.MonthOrNull("from") is { } from) return ("", from);
        section.Wrong("A programme that pays nothing says from which month it judges ('from').");
        return ("", Month.First);
    }

    /// <summary>Reports criteria and parameters that no programme uses: a file that does nothing is a mistake.</summary>
    public void ReportUnused()
    {
        foreach (var file in files.Where(f => f.IsIn("criteria") && !used.Contains(f.Path)))
            problems.Add(new(file.Path, 1, "No programme.yaml names this criterion."));
        foreach (var file in files.Where(f => f.IsIn("parameters") && !used.Contains(f.Path) && !MonthView.Asked.Contains(f.Name)))
            problems.Add(new(file.Path, 1, "No criterion asks for this parameter."));
    }

    private List<Criterion> ReadCriteria(Section section, string folder, ParameterScope scope)
    {
        var conditions = new ConditionReader(facts, name =>
        {
            var parameter = scope.Find(name);
            if (parameter is not null) used.Add(parameter.Dated.Path);
            return parameter;
        });
        var criteria = new List<Criterion>();
        foreach (var (word, _, line) in section.Words("criteria"))
        {
            var path = word.Contains('/', StringComparison.Ordinal)
                ? $"{word.Replace("/", "/criteria/", StringComparison.Ordinal)}.yaml"
                : $"{folder}/criteria/{word}.yaml";
            if (files.FirstOrDefault(f => f.Path == path) is not { } file) section.Wrong(line, $"There is no law/{path}.");
            else if (!used.Add($"{folder}:{file.Name}")) section.Wrong(line, $"Criterion {file.Name} is named twice.");
            else
            {
                used.Add(path);
                if (CriterionReader.Read(file, conditions, reasons, problems) is { } criterion) criteria.Add(criterion);
            }
        }
        if (criteria.Count is 0 or > 60) section.Wrong("A programme has between 1 and 60 criteria.");
        return criteria;
    }
}

/// <summary>A set of programmes of which a person has at most one a month.</summary>
public sealed record BenefitGroup(string Code, BilingualText Name, Citation Reference);

internal sealed record BenefitGroups(IReadOnlyDictionary<string, BenefitGroup> ByCode)
{
    public const string File = "common/groups.yaml";

    public static readonly BenefitGroups None = new(new Dictionary<string, BenefitGroup>());

    public static BenefitGroups Read(LawFile file, List<LawMessage> problems)
    {
        var byCode = new Dictionary<string, BenefitGroup>(StringComparer.Ordinal);
        if (Section.Of(file, problems) is not { } section) return new(byCode);
        foreach (var item in section.Items("groups"))
        {
            var group = new BenefitGroup(item.Word("code"), item.Text("name"), item.Citation());
            if (!byCode.TryAdd(group.Code, group)) item.Wrong($"Group {group.Code} is listed twice.");
            item.Close();
        }
        section.Close();
        return new(byCode);
    }
}
