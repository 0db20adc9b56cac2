using Paseban.Assistance.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

public sealed class ShowDecreeTests
{
    [DatabaseTheory]
    public async Task Show_EachVersion_IsTheListAsThatVersionMadeIt(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await AmendedListAsync(village);
        var show = new ShowDecree(village.Database);

        var first = await show.RunAsync("Kepgub 120/2024", Stop);
        var second = await show.RunAsync("Kepgub 480/2024", Stop);

        Assert.Equal(["KLJ 2024-I 31.71 4 48 14400000"], first.Value.Totals.Select(Words));
        Assert.Equal(
            ["KLJ 2024-I 31.71 4 33 9900000", "KLJ 2024-II 31.71 1 5 1500000", "KLJ 2024-III 31.71 1 6 1800000"],
            second.Value.Totals.Select(Words));
        Assert.Equal(["Kepgub 120/2024", "Kepgub 480/2024"], second.Value.Versions.Select(version => version.Number));
        Assert.Equal(2, (await show.ListAsync(Stop)).Count);

        static string Words(DecreeTotal t) => $"{t.Programme} {t.Cohort} {t.City} {t.People} {t.Months} {t.Rupiah}";
    }

    [DatabaseTheory]
    public async Task Lines_PageByPage_GiveEachLineOnce(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await AmendedListAsync(village);
        var show = new ShowDecree(village.Database);

        var lines = new List<ListedLine>();
        for (var after = ListedAfter.Start; ; after = lines[^1].Key)
        {
            var page = (await show.LinesAsync("Kepgub 480/2024", after, size: 2, ct: Stop)).Value;
            if (page.Count == 0) break;
            lines.AddRange(page);
        }

        Assert.Equal(
            ["1 2024-01..2024-06", "2 2024-01..2024-08", "3 2024-01..2024-07", "3 2024-08..2024-12", "4 2024-01..2024-12",
            "5 2024-07..2024-12"],
            lines.Select(line => $"{line.PersonId} {new MonthRange(line.From, line.Until)}"));
        Assert.Equal("Kepgub 480/2024", lines.Single(line => line.Cohort == "2024-II").Decree);
    }

    [DatabaseTheory]
    public async Task Diff_TwoVersions_TellsAddedRemovedAndChanged(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await AmendedListAsync(village);
        var diff = new DiffDecree(village.Database);

        var found = (await diff.RunAsync("Kepgub 480/2024", "Kepgub 120/2024", ct: Stop)).Value;

        Assert.Equal("Kepgub 120/2024", found.Earlier.Number);
        Assert.Equal(
            ["KLJ Added 1 1800000", "KLJ Removed 2 -3000000", "KLJ Changed 1 0"],
            found.Totals.Select(t => $"{t.Programme} {t.Change} {t.People} {t.Rupiah}"));
        Assert.Equal(
            ["1 Removed 2024-01..2024-12 -> 2024-01..2024-06", "2 Removed 2024-01..2024-12 -> 2024-01..2024-08",
            "3 Changed 2024-01..2024-12 -> 2024-01..2024-12",
            "5 Added  -> 2024-07..2024-12"],
            found.Lines.Select(line => $"{line.PersonId} {line.Change} {line.Before} -> {line.After}"));
        Assert.Equal(
            [5L], (await diff.RunAsync("Kepgub 120/2024", "Kepgub 480/2024", found.Lines[2].Key, ct: Stop)).Value.Lines.Select(
            line => line.PersonId));
        Assert.Empty((await diff.RunAsync("Kepgub 480/2024", "Kepgub 480/2024", ct: Stop)).Value.Totals);
    }

    [DatabaseTheory]
    public async Task Diff_OfDifferentLists_IsRefused(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        await village.ImportAsync([Line(elder, from: "2025-01", to: "2025-12")], "Kepgub 8/2024");
        var diff = new DiffDecree(village.Database);

        Assert.Equal("decree.other-list", Assert.Single((await diff.RunAsync("Kepgub 120/2024", "Kepgub 8/2024", ct: Stop)).Problems).Code);
        Assert.Equal("decree.unknown", Assert.Single((await diff.RunAsync("Kepgub 120/2024", "Kepgub 9/2024", ct: Stop)).Problems).Code);
    }

    /// <summary>Persons 1 to 4 for 2024; then 1 leaves in July, 2 in September, 3 changes cohort in August and 5 comes in July.</summary>
    private static async Task AmendedListAsync(Village village)
    {
        var people = new List<string>();
        for (var i = 0; i < 5; i++) people.Add(await village.AddPersonAsync());
        await village.ImportAsync([.. people.Take(4).Select(person => Line(person))]);
        await village.AmendAsync([
            $"{people[0]},KLJ,,2024-07,,,,hapus,pindah",
            $"{people[1]},KLJ,,2024-09,,,,hapus,pindah",
            $"{Line(people[2], from: "2024-08", cohort: "2024-II")},ubah,kohort",
            $"{Line(people[4], from: "2024-07", cohort: "2024-III")},tambah,baru"]);
    }
}
