using System.Globalization;
using System.Security.Cryptography;
using Paseban.Sandbox.Population;
using Paseban.Sandbox.Scenario;
using Xunit;

namespace Paseban.Tests.Sandbox;

public class WorldTests
{
    [Fact]
    public void Make_SameSeed_SameBytes()
    {
        using var first = new SmallWorld(seed: 5);
        using var second = new SmallWorld(seed: 5);

        Assert.Equal(Hashes(first), Hashes(second));
    }

    [Fact]
    public void Make_AnotherSeed_OtherPeopleSameFiguresInTheCalendar()
    {
        using var first = new SmallWorld(seed: 5);
        using var second = new SmallWorld(seed: 6);

        Assert.Equal(first.Calendar["steps"]!.ToJsonString(), second.Calendar["steps"]!.ToJsonString());
        Assert.NotEqual(Hashes(first)["registry/persons.csv"], Hashes(second)["registry/persons.csv"]);
    }

    [Fact]
    public void Make_EveryNik_IsOfAKecamatanThatDoesNotExistAndSaysSexAndBirth()
    {
        using var world = new SmallWorld();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var disagreeing = 0;

        foreach (var row in world.Rows("registry/persons.csv"))
        {
            var nik = row["nik"];
            Assert.Matches("^(3101|317[1-5])99[0-7][0-9][01][0-9]{3}[0-9]{4}$", nik);
            Assert.Matches("^(3101|317[1-5])99[0-9]{10}$", row["no_kk"]);
            Assert.NotEqual("0000", nik[^4..]);
            Assert.True(seen.Add(nik));
            Assert.Equal(row["jenis_kelamin"] == "P", nik[6] >= '4');
            if (!BornAsNikSays(nik, row["tanggal_lahir"])) disagreeing++;
        }

        Assert.Equal(6_000, seen.Count);
        Assert.InRange(disagreeing, 0, 20);
    }

    [Fact]
    public void Make_Population_LivesInEveryKelurahanAndHasEldersChildrenAndGaps()
    {
        using var world = new SmallWorld(scale: 0.05m);
        var rows = world.Rows("registry/persons.csv").ToList();

        Assert.Equal(267, rows.Select(row => row["kode_kelurahan"]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.True(row["sumber"] == "DTKS" && row["vintage"] == "2023-12"));
        Assert.Contains(rows, row => row["mobil"] == "ya");
        Assert.Contains(rows, row => row["mobil"].Length == 0);
        Assert.Contains(rows, row => row["status"] == "tidak_layak");
        Assert.Contains(rows, row => row["tanggal_meninggal"].Length > 0);
        Assert.Contains(rows, row => row["panti"] == "ya");
        Assert.Contains(rows, row => row["pensiunan"] == "ya");
        Assert.All(rows.GroupBy(row => row["no_kk"]), card => Assert.Single(card, row => row["hubungan"] == "kepala_keluarga"));
    }

    [Fact]
    public void Make_EndsFile_TheRegistryUpdateBeforeItSaysWhy()
    {
        using var world = new SmallWorld();
        var update = world.Rows("registry/update-2024-07.csv").ToDictionary(row => row["nik"], StringComparer.Ordinal);

        Assert.All(world.Rows("events/ends-2024-07.csv"), end =>
        {
            var facts = update[end["nik"]];
            Assert.True(end["alasan"] switch
            {
                "DECEASED" => string.CompareOrdinal(facts["tanggal_meninggal"], "2024-07-01") < 0 && facts["tanggal_meninggal"].Length > 0,
                "MOVED_OUT_DKI" => facts["tanggal_pindah"].Length > 0,
                "OWNS_CAR" => facts["mobil"] == "ya",
                "NJOP_OVER_1B" => long.Parse(facts["njop"], CultureInfo.InvariantCulture) > 1_000_000_000,
                _ => false,
            });
            Assert.Equal(end["alasan"] is "DECEASED" or "MOVED_OUT_DKI" ? "CIVIL" : "REVENUE", facts["sumber"]);
            Assert.Equal("2024-06", facts["vintage"]);
            Assert.NotEmpty(end["bukti"]);
        });
    }

    [Fact]
    public void Make_TooFewPeople_SaysHowManyItTakes()
    {
        var problem = Assert.Throws<WorldException>(() => new SmallWorld(people: 100));

        Assert.Contains("make at least", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a scenario")]
    [InlineData("""{"name": "half"}""")]
    public void Load_AFileThatIsNoScenario_SaysSo(string content)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, content);

        var problem = Assert.Throws<WorldException>(() => ScenarioFile.Load(file));

        File.Delete(file);
        Assert.Contains("is not a scenario file", problem.Message, StringComparison.Ordinal);
    }

    private static bool BornAsNikSays(string nik, string born)
    {
        var day = int.Parse(nik.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return $"{(day > 40 ? day - 40 : day):00}{nik.AsSpan(8, 4)}" == $"{born.AsSpan(8, 2)}{born.AsSpan(5, 2)}{born.AsSpan(2, 2)}";
    }

    private static SortedDictionary<string, string> Hashes(SmallWorld world) => new(
        Directory.EnumerateFiles(world.Folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(world.Folder, path),
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))),
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Fact]
    public void Other_WhoWasBornToday_HasNeitherDiedNorMoved()
    {
        var today = new DateOnly(2024, 1, 1);
        var facts = new PovertyFacts(Dice.For(1, "test"), today);

        for (var i = 0; i < 5_000; i++)
        {
            var person = new Person
            {
                Nik = "3171990101240001", Name = "Bayi", Female = false, Born = today, Birthplace = "Jakarta", Relation = Relation.Child,
            };
            facts.Other(person);
            Assert.Null(person.Died);
            Assert.Null(person.MovedOut);
        }
    }
}
