using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;

namespace Paseban.Tests.Pages.Registration;

/// <summary>An elder and a grandchild who register, and the wave that takes them.</summary>
internal static class Household
{
    public const string Kelurahan = "31.71.03.1002";
    public const string Kk = "3171990101150001";
    public const string HeadNik = "3171994203480001";
    public const string ChildNik = "3171990506180001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The city's areas, and a wave that opens so many days from now and stays open for twenty.</summary>
    public static async Task PrepareAsync(Site site, int opensIn = -1, string code = "FMOTM-UJI")
    {
        var context = new ProcessContext(
            ProcessKind.TerritoryLoading, site.Time.GetUtcNow(), A.Actor(11, Role.PusdatinOfficer), "a test", "letter 1");
        var loaded = await new LoadTerritory(site.Database).RunAsync(RepositoryRoot.Of("territory"), context, Stop);
        Assert.True(loaded.Succeeded);
        await OpenWaveAsync(site, opensIn, code);
    }

    /// <summary>A wave that opens so many days from now and stays open for twenty.</summary>
    public static async Task OpenWaveAsync(Site site, int opensIn, string code)
    {
        var context = new ProcessContext(
            ProcessKind.WaveChanging, site.Time.GetUtcNow(), A.Actor(11, Role.PusdatinOfficer), "a test", "letter 1");
        var opened = await new OpenWave(site.Database).RunAsync(
            new(code, $"Pendaftaran {code}", context.Today.AddDays(opensIn), context.Today.AddDays(opensIn + 20)), context, Stop);
        Assert.True(opened.Succeeded, string.Join(' ', opened.Problems));
    }

    /// <summary>Answers a question of the form, named by the paths of its fields.</summary>
    public static Task<Shown> AnswerAsync(Reader reader, Shown page, params (string Path, string Value)[] answers) =>
        reader.SendAsync(page, [.. answers.Select(answer => (NameOf(answer.Path), answer.Value))]);

    public static string NameOf(string path) => path.Contains("programmes", StringComparison.Ordinal) ? $"Form.Words[{path}]"
        : path.LastIndexOf(".birthDate.", StringComparison.Ordinal) is > 0 and var at
            ? string.Create(CultureInfo.InvariantCulture, $"Form[{path[..(at + 10)]}]{path[(at + 10)..]}")
            : $"Form[{path}]";

    /// <summary>Answers everything from the first question to the page where all answers stand; each leads to the next.</summary>
    public static async Task<Shown> FillInAsync(Reader reader)
    {
        var page = await reader.SendAsync(await reader.GetAsync("/pendaftaran/baru"));
        page = await AnswerAsync(reader, page, ("members[0].name", "Sri Wahyuni"));
        page = await AnswerAsync(reader, page, ("members[0].nik", HeadNik));
        page = await AnswerAsync(reader, page);
        page = await AnswerAsync(reader, page, ("members[0].birthPlace", "Jakarta"));
        page = await AnswerAsync(reader, page, ("members[0].programmes", "KLJ"));
        page = await LeaveAsync(reader, page, "penghasilan-1");
        page = await AnswerAsync(reader, page, ("members[0].facts.income", "small"));
        page = await LeaveAsync(reader, page, "kk");
        page = await AnswerAsync(reader, page, ("kk", Kk));
        page = await AnswerAsync(reader, page, ("address", "Jl. Melati 5"));
        page = await AnswerAsync(reader, page, ("rt", "5"), ("rw", "002"));
        page = await reader.GetAsync(page.Path + "?di=31.71.03");
        page = await AnswerAsync(reader, page, ("area", Kelurahan));
        page = await AnswerAsync(reader, page, ("phone", "081234567890"));
        Assert.EndsWith("/anggota", page.Path, StringComparison.Ordinal);
        var reference = page.Path.Split('/')[2];
        page = await reader.GetAsync($"/pendaftaran/{reference}/isi/nama-2");
        page = await AnswerAsync(reader, page, ("members[1].name", "Ayu"));
        page = await AnswerAsync(reader, page, ("members[1].relation", "cucu"));
        page = await AnswerAsync(reader, page, ("members[1].nik", ChildNik));
        page = await LeaveAsync(reader, page, "program-2");
        page = await AnswerAsync(reader, page, ("members[1].programmes", "KAJ"));
        page = await LeaveAsync(reader, page, "anggota");
        page = await reader.GetAsync($"/pendaftaran/{reference}/isi/pegawai");
        page = await AnswerAsync(reader, page, ("answers.public_employee", "no"));
        page = await AnswerAsync(reader, page, ("answers.car", "no"));
        page = await AnswerAsync(reader, page, ("answers.property_over_1b", "no"));
        page = await AnswerAsync(reader, page, ("answers.water", "2"));
        page = await AnswerAsync(reader, page, ("indicators.sta_bangunan", "2"));
        await LeaveAsync(reader, page, "dokumen");
        return await reader.GetAsync($"/pendaftaran/{reference}/isi/periksa");
    }

    /// <summary>Goes on without an answer, question by question, to the one of that name.</summary>
    public static async Task<Shown> LeaveAsync(Reader reader, Shown page, string slug)
    {
        for (var most = 20; !page.Path.EndsWith("/isi/" + slug, StringComparison.Ordinal); most--)
        {
            Assert.True(most > 0, $"{page.Path} does not lead to {slug}.");
            page = await reader.SendAsync(page);
        }
        return page;
    }
}
