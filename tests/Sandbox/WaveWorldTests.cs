using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Paseban.Sandbox.Wave;
using Xunit;

namespace Paseban.Tests.Sandbox;

public class WaveWorldTests
{
    private static readonly string[] Refusing =
    [
        "Completeness", "CivilRegistry", "RevenueAgency", "Institutions", "Duplicates", "Criteria", "Deliberation", "TargetList",
        "FieldVerification", "Determination", "Candidacy", "ProgrammeDeliberation", "Selection", "DecreeDraft",
    ];

    [Fact]
    public void Make_SameSeed_SameBytes()
    {
        using var first = new WaveWorldFolder(seed: 5);
        using var second = new WaveWorldFolder(seed: 5);
        using var other = new WaveWorldFolder(seed: 6);

        Assert.Equal(first.Hashes(), second.Hashes());
        Assert.NotEqual(first.Hashes()["civil/extract.csv"], other.Hashes()["civil/extract.csv"]);
    }

    [Fact]
    public void Make_SmallWorld_HasAHouseholdInEveryKelurahanAndTheCountsItSays()
    {
        using var world = new WaveWorldFolder();
        var rows = world.Applications().ToList();
        var forms = Directory.GetFiles(world.PathOf("applications/forms"), "form-??.json");
        var workbooks = Directory.GetFiles(world.PathOf("applications"), "*.xlsx").Sum(RowsOfWorkbook);

        Assert.Equal(400, (int)world.Expected["applications"]!);
        var inForms = forms.Sum(form => JsonNode.Parse(File.ReadAllText(form))!["members"]!.AsArray().Count);
        Assert.Equal((int)world.Expected["applicationPeople"]!, rows.Count + workbooks + inForms);
        Assert.Equal(world.Steps("application-import").Sum(step => (int)step["rows"]!), rows.Count + workbooks);
        Assert.InRange(rows.Select(row => row["kode_kelurahan"]).Distinct(StringComparer.Ordinal).Count(), 200, 267);
        Assert.Equal((int)world.Calendar["civil"]!, world.Rows("civil/extract.csv").Count());
        var quota = world.Rows("quota/quota-2022.csv").Where(row => row["program"] == "KLJ");
        Assert.Equal(1_044, quota.Sum(row => int.Parse(row["kuota"], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Make_EveryNumber_IsOfAKecamatanThatDoesNotExist()
    {
        using var world = new WaveWorldFolder();
        string[] files =
        [
            "civil/extract.csv", "revenue/vehicles-2021-05.csv", "revenue/property-2021-05.csv", "institution/residents-2021-06.csv",
            "state-aid/pkh-2021-06.csv", "registry/persons.csv", "decree/decree-2021.csv", "bank/accounts-2021.csv",
        ];

        Assert.All(files, file => Assert.All(
            world.Rows(file), row => Assert.Matches("^(3101|317[1-5])99[0-7][0-9][01][0-9]{3}[0-9]{4}$", row["nik"])));
        Assert.All(world.Applications().Where(row => row["nik"].Length > 0), row =>
            Assert.Matches("^(3101|317[1-5])99[0-7][0-9][01][0-9]{3}[0-9]{4}$", row["nik"]));
        Assert.All(
            world.Rows("revenue/vehicles-2021-05.csv"),
            row => Assert.StartsWith("B 0", row["nomor_polisi"], StringComparison.Ordinal));
        Assert.Equal(
            world.Rows("civil/extract.csv").Count(),
            world.Rows("civil/extract.csv").Select(row => row["nik"]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Make_PlantedErrors_AreThereAsOftenAsTheirRatesSay()
    {
        using var world = new WaveWorldFolder(scale: 0.25m, civil: 0);
        var rates = WaveScenario.Load().Rates;
        var (households, people) = ((int)world.Expected["applications"]!, (int)world.Expected["applicationPeople"]!);
        var faults = world.Expected["faults"]!;

        AssertRates(rates.Households, households);
        // Children are not given state aid, nor is a relative's number written for somebody who lives alone: those rates are upper bounds.
        AssertRates(rates.Persons.Where(rate => !rate.Key.StartsWith("state_aid", StringComparison.Ordinal)), people);

        void AssertRates(IEnumerable<KeyValuePair<string, int>> planted, int of) => Assert.All(planted, rate =>
        {
            var wanted = of * (long)rate.Value / 100_000;
            var slack = 12 + (wanted * 35 / 100);
            Assert.InRange((int)faults[rate.Key]!, wanted - slack, wanted + slack);
        });
    }

    [Fact]
    public void Make_Registries_ContradictTheApplicationsAsPlanted()
    {
        using var world = new WaveWorldFolder(scale: 0.05m);
        var civil = world.Rows("civil/extract.csv").ToDictionary(row => row["nik"], StringComparer.Ordinal);
        var rows = world.Applications().ToList();
        var known = rows.Where(row => civil.ContainsKey(row["nik"])).ToList();
        var cars = world.Rows("revenue/vehicles-2021-05.csv").Where(row => row["jenis"] == "MOBIL").ToList();

        Assert.Contains(rows, row => row["nik"].Length == 0);
        Assert.Contains(rows, row => row["nik"].Length > 0 && !civil.ContainsKey(row["nik"]));
        Assert.Contains(known, row => civil[row["nik"]]["status"] == "MENINGGAL");
        Assert.Contains(known, row => civil[row["nik"]]["status"] == "PINDAH");
        Assert.Contains(known, row => civil[row["nik"]]["status"] == "NON_AKTIF");
        Assert.Contains(known, row => civil[row["nik"]]["no_kk"] != row["no_kk"]);
        Assert.Contains(known, row => !string.Equals(civil[row["nik"]]["nama_lgkp"], row["nama"], StringComparison.OrdinalIgnoreCase));
        Assert.Contains(cars, row => civil[row["nik"]]["nama_lgkp"] != row["nama_pemilik"]);
        Assert.Contains(cars, row => civil[row["nik"]]["nama_lgkp"] == row["nama_pemilik"]);
        Assert.Contains(known.GroupBy(row => row["nik"], StringComparer.Ordinal), group => group.Count() > 1);
        Assert.Contains(rows, row => row["alamat"].Length == 0);
        Assert.Contains(rows, row => row["pegawai_negara"].Length == 0);
    }

    [Fact]
    public void Make_Examples_OneForWhatEachStepSaysAndOneWhoIsPaid()
    {
        using var world = new WaveWorldFolder();
        var examples = world.Expected["examples"]!;
        var (refused, doubted) = (examples["refused"]!.AsObject(), examples["doubted"]!.AsObject());
        var civil = world.Rows("civil/extract.csv").ToDictionary(row => row["nik"], StringComparer.Ordinal);

        Assert.Equal(Refusing, refused.Select(pair => pair.Key));
        Assert.Equal(Refusing.Length, refused.Select(pair => (string)pair.Value!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["NeighbourhoodReview", "Determination"], doubted.Select(pair => pair.Key));
        Assert.Equal(
            ["Registered", "StateAid", "NeighbourhoodReview", "Submission"],
            examples["refusesNobody"]!.AsObject().Select(pair => pair.Key));
        Assert.NotNull(examples["withdrawn"]);
        Assert.Equal("MENINGGAL", civil[(string)refused["CivilRegistry"]!]["status"]);
        Assert.Equal("AKTIF", civil[(string)doubted["NeighbourhoodReview"]!]["status"]);
        Assert.DoesNotContain((string)refused["Duplicates"]!, civil.Keys);
        Assert.Contains(
            world.Rows("revenue/vehicles-2021-05.csv"),
            row => row["nik"] == (string)refused["RevenueAgency"]! && row["jenis"] == "MOBIL");
        Assert.Contains(world.Rows("institution/residents-2021-06.csv"), row => row["nik"] == (string)refused["Institutions"]!);
        Assert.Contains(world.Rows("state-aid/pkh-2021-06.csv"), row => row["nik"] == (string)examples["allowed"]!["StateAid"]!);
        Assert.Contains(
            world.Rows("registry/persons.csv"),
            row => row["nik"] == (string)refused["Criteria"]! && row["air_minum"] == "1" && row["status"] == "tidak_layak");
        Assert.Contains(world.Rows("registry/update-2021-12.csv"), row => row["nik"] == (string)refused["DecreeDraft"]!);
        Assert.Contains(world.Rows("objections/objections-2021-07.csv"), row => row["nik"] == (string)refused["TargetList"]!);
    }

    [Fact]
    public void Make_WhoWins_LivesWhereTheQuotaHasRoomAndWhoWaitsWhereItHasLess()
    {
        using var world = new WaveWorldFolder(scale: 0.002m);
        var examples = world.Expected["examples"]!;
        var homes = world.Rows("civil/extract.csv").ToDictionary(row => row["nik"], row => row["kode_kel"], StringComparer.Ordinal);
        var quota = world.Rows("quota/quota-2022.csv").Where(row => row["program"] == "KLJ")
            .ToDictionary(row => row["kode_kelurahan"], row => int.Parse(row["kuota"], CultureInfo.InvariantCulture));
        var listed = world.Rows("decree/decree-2021.csv").Where(row => row["program"] == "KLJ")
            .CountBy(row => homes[row["nik"]]).ToDictionary();
        var waits = homes[(string)examples["refused"]!["Selection"]!];

        Assert.InRange(quota[homes[(string)examples["paid"]!]], 2, int.MaxValue);
        Assert.InRange(quota[homes[(string)examples["refused"]!["DecreeDraft"]!]], 2, int.MaxValue);
        Assert.InRange(quota[waits], 0, listed.GetValueOrDefault(waits));
        Assert.Equal(209, quota.Values.Sum());
    }

    [Fact]
    public void Make_BadInput_HasOneFaultInEachFile()
    {
        using var world = new WaveWorldFolder();
        using var archive = ZipFile.OpenRead(world.PathOf("bad-input/usulan-nik-as-number.xlsx"));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        Assert.Matches("<c><v>[0-9]{16}</v></c>", sheet.ReadToEnd());
        Assert.All(world.Rows("bad-input/usulan-nik-as-number.csv"), row => Assert.Matches(@"^[0-9]\.[0-9]{5}E\+15$", row["nik"]));
        Assert.All(world.Rows("bad-input/usulan-unknown-kelurahan.csv"), row => Assert.Equal("31.79.01.1001", row["kode_kelurahan"]));
        Assert.Equal(2, world.Rows("bad-input/siks-ng-never-sent.csv").Count());
        Assert.DoesNotContain(world.Rows("bad-input/attendance-without-quorum.csv"), row => row["unsur"] == "lurah");
    }

    [Fact]
    public void Make_Calendar_StandsInOrderOfTimeAndNamesFilesThatAreThere()
    {
        using var world = new WaveWorldFolder();
        var steps = world.Calendar["steps"]!.AsArray().Select(step => step!.AsObject()).ToList();
        var made = world.Steps("draft-decree").Select(step => (string?)step["out"]).ToHashSet(StringComparer.Ordinal);
        string?[] named =
        [
            .. steps.SelectMany(step => (string[])["file", "vehicles", "property"], (step, key) => (string?)step[key]),
            .. steps.SelectMany(step => step["files"]?.AsArray().Select(file => (string?)file) ?? []),
        ];

        Assert.Equal(steps.Select(step => (string)step["at"]!).Order(StringComparer.Ordinal), steps.Select(step => (string)step["at"]!));
        Assert.All(
            named.Where(file => file is not null && !made.Contains(file)),
            file => Assert.True(File.Exists(world.PathOf(file!)), file));
        Assert.Equal("wave-open", (string?)steps.First(step => ((string)step["do"]!).StartsWith("wave", StringComparison.Ordinal))["do"]);
        Assert.Equal("run", (string?)steps[^1]["do"]);
    }

    [Fact]
    public void Make_CivilAsked_StreamsThatManyRows()
    {
        using var world = new WaveWorldFolder(civil: 20_000);

        Assert.InRange(world.Rows("civil/extract.csv").Count(), 20_000, 20_010);
        Assert.Equal(20_000, (int)world.Calendar["civilAsked"]!);
    }

    private static int RowsOfWorkbook(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return sheet.ReadToEnd().Split("<row>").Length - 2;
    }
}
