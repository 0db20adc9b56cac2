using System.Net;
using Paseban.Assistance.Accounts;
using Paseban.Storage;
using Paseban.Tests.Pages.Accounts;
using static Paseban.Tests.Pages.Registration.Household;

namespace Paseban.Tests.Pages.Registration;

/// <summary>A citizen with a phone, from the first question to the reference on paper.</summary>
public sealed class CitizenRegistrationTests
{
    // The smallest whole PNG: its signature and its end.
    private static readonly byte[] Picture =
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    [DatabaseTheory]
    public async Task Register_QuestionByQuestion_EndsWithAReferenceAndWhereEachStands(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);

        using var stranger = new Reader(site);
        var idle = $"Bila {SessionTimes.Idle(AccountKind.Citizen).TotalMinutes} menit tidak ada yang ditekan";
        foreach (var page in new[] { await stranger.GetAsync("/masuk"), await reader.GetAsync("/pendaftaran/baru") })
            Assert.Contains(idle, page.Text, StringComparison.Ordinal);

        var check = await FillInAsync(reader);
        var shown = await reader.SendAsync(check);
        Assert.Contains(
            idle, (await reader.GetAsync($"/pendaftaran/{check.Path.Split('/')[2]}/isi/nama-1")).Text, StringComparison.Ordinal);
        var household = await reader.GetAsync("/rumah-tangga");

        Assert.Empty(check.Errors);
        Assert.Contains("2 Maret 1948", check.Text, StringComparison.Ordinal);
        Assert.Matches("^/pendaftaran/REG-[0-9A-Z-]+$", shown.Path);
        Assert.Contains("terkirim", shown.Text, StringComparison.Ordinal);
        Assert.Contains("sedang diproses", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Sri Wahyuni", household.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(HeadNik, shown.Html + household.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfTheJourney_AreSmallEnoughForAPhone()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var check = await FillInAsync(reader);
        var reference = check.Path.Split('/')[2];

        string[] questions =
        [
            "nama-1", "lahir-1", "rt-rw", "kelurahan", "kelurahan?di=31.71", "disabilitas-1", "program-1", "anggota", "nama-2", "nama-3",
            "air", "lantai", "memasak", "dokumen", "periksa", "periksa-1", "periksa-2",
        ];
        foreach (var path in questions.Select(slug => $"/pendaftaran/{reference}/isi/{slug}").Concat(
            [
                "/pendaftaran", "/pendaftaran/baru", $"/pendaftaran/{reference}", $"/pendaftaran/{reference}/tarik", "/rumah-tangga",
                "/akun",
            ]))
        {
            var page = await reader.GetAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
            page.AssertLight();
            Assert.True(page.Document.QuerySelectorAll("h1").Length == 1, $"{path} has {page.Document.QuerySelectorAll("h1").Length} h1.");
        }
    }

    [Fact]
    public async Task Question_WithAWrongAnswer_KeepsWhatWasTypedAndSaysWhatIsWrong()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var name = await reader.SendAsync(await reader.GetAsync("/pendaftaran/baru"));

        var empty = await AnswerAsync(reader, name, ("members[0].name", " "));
        var nik = await AnswerAsync(reader, empty, ("members[0].name", "Sri"));
        var wrong = await AnswerAsync(reader, nik, ("members[0].nik", "31719942"));
        var again = await reader.GetAsync(wrong.Path);

        Assert.Equal((HttpStatusCode.BadRequest, "Nama belum diisi."), (empty.Status, Assert.Single(empty.Errors)));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(
            "#" + wrong.Document.QuerySelector("input.govuk-input")!.Id,
            wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("31719942", again.Document.QuerySelector("input.govuk-input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Check_WithGaps_LeadsEachToItsQuestionAndBack()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var name = await reader.SendAsync(await reader.GetAsync("/pendaftaran/baru"));
        var later = await reader.SendAsync(name, (NameOf("members[0].name"), "Sri"), ("nanti", "1"));
        var reference = name.Path.Split('/')[2];

        var check = await reader.GetAsync($"/pendaftaran/{reference}/isi/periksa");
        var sent = await reader.SendAsync(check);
        var links = sent.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        var card = await reader.GetAsync(links.Single(link => link.Contains("/isi/kk", StringComparison.Ordinal)));
        var back = await AnswerAsync(reader, card, ("kk", Kk));

        Assert.Equal("/pendaftaran", later.Path);
        Assert.EndsWith("/isi/nik-1", (await reader.GetAsync($"/pendaftaran/{reference}/isi")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.All(
            ["nik-1", "alamat", "rt-rw", "kelurahan", "pegawai", "mobil", "njop", "air"],
            slug => Assert.Contains(links, link => link.Contains($"/isi/{slug}?", StringComparison.Ordinal)));
        Assert.EndsWith("/isi/periksa", back.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Nomor KK belum diisi", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OutsideEveryWave_IsKeptAndSaysWhenTheNextOpens()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site, opensIn: 5);
        using var reader = await Citizens.SignUpAsync(site);

        var mine = await reader.GetAsync("/pendaftaran");
        var check = await FillInAsync(reader);

        Assert.Contains("Pendaftaran berikutnya", mine.Text, StringComparison.Ordinal);
        Assert.Contains("belum pernah mendaftar", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Pendaftaran dibuka lagi", check.Text, StringComparison.Ordinal);
        Assert.Empty(check.Document.QuerySelectorAll("main form"));
    }

    [DatabaseTheory]
    public async Task Draft_BegunBeforeTheWaveOpens_IsSentOnItsFirstDay(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        await PrepareAsync(site, opensIn: 5);
        using var early = await Citizens.SignUpAsync(site);
        var check = await FillInAsync(early);

        site.MoveTo(site.Time.GetUtcNow().AddDays(5));
        using var later = await Citizens.SignInAsync(site);
        var shown = await later.SendAsync(await later.GetAsync(check.Path));

        Assert.Contains("terkirim", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Pendaftaran FMOTM-UJI", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_WhileTwoWavesAreOpen_IsKeptAndAsksWhichBeforeItIsSent()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site, opensIn: 5);
        await OpenWaveAsync(site, opensIn: 5, "LAIN-UJI");
        using var early = await Citizens.SignUpAsync(site);
        var draft = await FillInAsync(early);

        site.MoveTo(site.Time.GetUtcNow().AddDays(5));
        using var later = await Citizens.SignInAsync(site);
        var address = await later.GetAsync(draft.Path.Replace("periksa", "alamat?kembali=periksa", StringComparison.Ordinal));
        var check = await AnswerAsync(later, address, ("address", "Jl. Mawar 7"));
        var silent = await later.SendAsync(check);
        var sent = await later.SendAsync(silent, ("Wave", "LAIN-UJI"));

        Assert.EndsWith("/isi/periksa", check.Path, StringComparison.Ordinal);
        Assert.Contains("Jl. Mawar 7", check.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "Ada beberapa pendaftaran yang dibuka. Pilih salah satu."),
            (silent.Status, Assert.Single(silent.Errors)));
        Assert.Contains("terkirim", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Pendaftaran LAIN-UJI", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_ThatACitizenMeets_AreInIndonesian()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var own = (await reader.SendAsync(await reader.GetAsync("/pendaftaran/baru"))).Path.Split('/')[2];
        var misread = own[..^1] + (own[^1] == 'A' ? 'B' : 'A');

        (string Path, string Sentence)[] refusals =
        [
            ("/pendaftaran/P-1", "'P-1' bukan nomor yang diawali REG-."), ("/pendaftaran/REG-O111-1", "Nomor tidak memakai 'O'."),
            ("/pendaftaran/" + misread, $"Ada satu huruf atau angka yang keliru dalam '{misread}'."),
            ("/pendaftaran/REG-1-1111-1", "'REG-1-1111-1' terlalu panjang."),
            ($"/pendaftaran/{own}/dokumen/9", $"{own} memiliki 0 dokumen."), ("/kapan-cair/2024/T99", "Pencairan ini tidak ada."),
            ("/program/blt", "Program ini tidak ada."), ("/tidak-ada", "Alamat ini tidak ada"),
        ];
        foreach (var (path, sentence) in refusals)
        {
            var shown = await reader.GetAsync(path);
            Assert.InRange((int)shown.Status, 400, 499);
            Assert.Contains(sentence, shown.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Application_OfSomebodyElse_DoesNotExist()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var owner = await Citizens.SignUpAsync(site);
        using var neighbour = await Citizens.SignUpAsync(site, "081299998888", "Pak Budi");
        var reference = (await owner.SendAsync(await owner.GetAsync("/pendaftaran/baru"))).Path.Split('/')[2];

        string[] paths =
            ["", "/tarik", "/isi/nama-1", "/isi/periksa", "/isi/anggota", "/isi/kelurahan", "/isi/dokumen", "/dokumen/1"];
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/pendaftaran/{reference}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/pendaftaran/{reference}/isi/nama-9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/pendaftaran/{reference}/hapus-anggota/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/pendaftaran/{reference}/isi/rahasia")).Status);
    }

    [Fact]
    public async Task Documents_PhotoAndJunk_AreKeptAndRefused()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var reference = (await reader.SendAsync(await reader.GetAsync("/pendaftaran/baru"))).Path.Split('/')[2];
        var page = await reader.GetAsync($"/pendaftaran/{reference}/isi/dokumen");

        var junk = await reader.UploadAsync(page, "Photo", "x.png", [1, 2, 3], ("Kind", "ktp"));
        var unnamed = await reader.UploadAsync(page, "Photo", "x.png", Picture);
        var kept = await reader.UploadAsync(page, "Photo", "x.png", Picture, ("Kind", "ktp"));
        using var read = await reader.RawAsync($"/pendaftaran/{reference}/dokumen/1");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (junk.Status, unnamed.Status));
        Assert.Equal("true", junk.Document.QuerySelector("#Photo.govuk-file-upload--error")!.GetAttribute("aria-invalid"));
        Assert.Equal("true", unnamed.Document.QuerySelector("#Kind")!.GetAttribute("aria-invalid"));
        Assert.Contains("Dokumen tersimpan", kept.Text, StringComparison.Ordinal);
        Assert.Equal(Picture, await read.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", read.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/pendaftaran/{reference}/dokumen/2")).Status);
    }

    [Fact]
    public async Task Members_RemovedInAnotherWindow_AreNotMistakenForEachOther()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var reference = (await FillInAsync(reader)).Path.Split('/')[2];
        var first = await reader.GetAsync($"/pendaftaran/{reference}/isi/nama-2");
        var removal = await reader.GetAsync($"/pendaftaran/{reference}/hapus-anggota/2");

        var without = await reader.SendAsync(removal);
        var stale = await AnswerAsync(reader, first, ("members[1].name", "Ayu Lestari"));

        Assert.EndsWith("/anggota", without.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Ayu", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
    }

    [Fact]
    public async Task Submitted_WhileTheWaveIsOpen_IsChangedAndWithdrawn()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var shown = await reader.SendAsync(await FillInAsync(reader));
        var address = await reader.GetAsync($"{shown.Path}/isi/alamat?kembali=periksa");

        var emptied = await AnswerAsync(reader, address, ("address", ""));
        var changed = await AnswerAsync(reader, address, ("address", "Jl. Mawar 7"));
        var withdrawal = await reader.GetAsync(shown.Path + "/tarik");
        var silent = await reader.SendAsync(withdrawal, ("Reason", ""));
        var tooLong = await reader.SendAsync(withdrawal, ("Reason", new string('a', 501)));
        var gone = await reader.SendAsync(withdrawal, ("Reason", "pindah ke Bogor"));

        Assert.Equal(HttpStatusCode.BadRequest, emptied.Status);
        Assert.Contains("Perubahan sudah dikirim", changed.Text, StringComparison.Ordinal);
        Assert.Contains("2 orang", withdrawal.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (silent.Status, tooLong.Status));
        Assert.Equal("Alasannya 501 huruf. Persingkat menjadi paling banyak 500 huruf.", Assert.Single(tooLong.Errors));
        Assert.Contains("Ditarik (pindah ke Bogor)", gone.Text, StringComparison.Ordinal);
        Assert.Equal(shown.Path, (await reader.GetAsync(shown.Path + "/isi/alamat")).Path);
    }

    [Fact]
    public async Task Pages_InEnglish_AreInEnglish()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);

        await reader.GetAsync("/bahasa/en?kembali=%2Fpendaftaran");
        var check = await FillInAsync(reader);

        Assert.Contains("Check your answers", check.Text, StringComparison.Ordinal);
        Assert.Contains("Refill water", check.Text, StringComparison.Ordinal);
    }
}
