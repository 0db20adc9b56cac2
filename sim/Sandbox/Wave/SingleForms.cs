using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// Applications that come one by one, through a citizen's account, over the counter or on a home visit, each with its story.
/// </summary>
internal sealed class SingleForms(string folder)
{
    private const int Most = 36;
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Door, string[] Acts, string Story)[] Stories =
    [
        ("citizen", ["draft", "submit"], "Begun before the wave opens and kept as a draft; submitted when it is open."),
        ("counter", ["submit"], "Brought to the kelurahan counter (MPM) with KTP and KK."),
        ("home_visit", ["submit"], "Taken down at home by the Pendamsos: nobody of the household can come."),
        ("citizen", ["submit", "edit"], "Submitted, then put right: the number of the RT was wrong."),
        ("citizen", ["submit", "withdraw"], "Submitted and withdrawn by the applicant."),
        ("citizen", ["submit"], "The neighbour's household, registered with the account of the one before."),
    ];

    private readonly List<JsonObject> steps = [];
    private int made;

    /// <summary>The acts upon the forms, as steps of the calendar.</summary>
    public IReadOnlyList<JsonObject> Steps => steps;

    public int Made => made;

    /// <summary>People in the forms.</summary>
    public int People { get; private set; }

    /// <summary>Whether another form may be made of <paramref name="applications"/> in all; few in a small world.</summary>
    public bool HasRoom(int applications) => made < Math.Min(Most, Math.Max(Stories.Length, applications / 20));

    /// <returns>Whether the applicant withdraws it.</returns>
    public bool Write(Family family)
    {
        var (door, acts, story) = Stories[made % Stories.Length];
        made++;
        People += family.Members.Count;
        var name = string.Create(CultureInfo.InvariantCulture, $"applications/forms/form-{made:00}.json");
        var correct = family.WrittenRt;
        if (acts.Contains("edit")) family.WrittenRt = (family.Home.Rt % 16) + 1;
        Save(name, family);
        var opened = new DateTimeOffset(2021, 6, 8, 9, 0, 0, TimeSpan.FromHours(7));
        for (var i = 0; i < acts.Length; i++)
        {
            var at = acts[i] == "draft"
                ? opened.AddDays(-7).AddMinutes(made)
                : opened.AddDays((made * 5 % 17) + (i * 3)).AddMinutes(made * 7 % 360);
            var file = name;
            if (acts[i] == "edit")
            {
                family.WrittenRt = correct;
                file = name.Replace(".json", "-edited.json", StringComparison.Ordinal);
                Save(file, family);
            }
            steps.Add(new JsonObject
            {
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"Form {made:00}, {door}: {acts[i]}"),
                ["at"] = at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
                ["do"] = "application-form",
                ["file"] = file,
                ["form"] = name,
                ["door"] = door,
                ["act"] = acts[i],
                ["account"] = door == "citizen" ? Account(story) : null,
                ["story"] = story,
            });
        }
        return acts[^1] == "withdraw";
    }

    private string Account(string story)
    {
        var ofTheOneBefore = story.StartsWith("The neighbour", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"warga-{(ofTheOneBefore ? made - 1 : made):00}");
    }

    private void Save(string name, Family family)
    {
        var home = family.Home;
        var form = new JsonObject
        {
            ["kk"] = family.WrittenCard,
            ["address"] = family.WrittenAddress,
            ["rt"] = family.WrittenRt is { } rt ? PersonsFile.Three(rt) : "",
            ["rw"] = PersonsFile.Three(home.Rw),
            ["area"] = home.Kelurahan.Code,
            ["phone"] = family.Members[0].Person.Phone,
            ["answers"] = new JsonObject
            {
                ["public_employee"] = family.SaysPublicEmployee,
                ["car"] = family.SaysCar,
                ["property_over_1b"] = family.SaysProperty,
                ["water"] = family.SaysWater,
            },
            ["indicators"] = new JsonObject(
                ApplicationRow.Indicators(family).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["members"] = new JsonArray([.. family.Members.Select(member => (JsonNode)Member(family, member))]),
        };
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, form.ToJsonString(Json) + "\n");
    }

    private static JsonObject Member(Family family, Resident member)
    {
        var person = member.Person;
        var facts = new JsonObject
        {
            ["pensioner"] = person.Pensioner,
            ["bedridden"] = person.Bedridden,
            ["neglected"] = person.Neglected,
            ["lives_alone"] = member.LivesAlone,
            ["disability"] = person.Disability?.Kind ?? 0,
            ["poor_family"] = family.Home.PoorFamily,
        };
        if (person.Disability is { } disability)
            (facts["disability_letter"], facts["disability_certifier"]) = (disability.Letter, disability.Certifier);
        if (person.Income is { } income)
            facts["income"] = income switch { "tidak_ada" => "none", "kecil" => "small", _ => "sufficient" };
        return new JsonObject
        {
            ["nik"] = member.WrittenNik,
            ["name"] = member.WrittenName,
            ["sex"] = person.Female ? "P" : "L",
            ["birthPlace"] = person.Birthplace,
            ["birthDate"] = ApplicationRow.Iso(member.WrittenBorn),
            ["relation"] = PersonsFile.Text(person.Relation),
            ["programmes"] = new JsonArray([.. member.Programmes.Select(programme => (JsonNode)programme)]),
            ["facts"] = facts,
        };
    }
}
