using Paseban.Assistance.Intake;
using Paseban.Storage;

namespace Paseban.Tests.Browser;

/// <summary>A citizen makes an account with a telephone and registers a household, question by question, to the reference.</summary>
public sealed class CitizenJourneyTests(Chromium chromium)
{
    private const string Kk = "3171990101150001";
    private const string HeadNik = "3171994203480001";
    private const string ChildNik = "3171990506180001";

    [Theory]
    [InlineData(360, false, true)]
    [InlineData(360, false, false)]
    [InlineData(1280, true, true)]
    [InlineData(360, true, false)]
    public async Task Household_QuestionByQuestion_EndsWithTheReference(int width, bool english, bool script)
    {
        using var telephone = new Telephone();
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite, telephone);
        await OpenWaveAsync(site);
        var citizen = new Reader(
            await chromium.OpenAsync(site, width, english, script), english, script && !english ? Accessibility.Portal : null);

        await SignUpAsync(citizen, telephone);
        await AnswerForTheHeadAsync(citizen);
        await AnswerForThePlaceAsync(citizen);
        await AddAGrandchildAsync(citizen);
        await AnswerForTheHomeAsync(citizen);
        await CheckAndSubmitAsync(citizen);

        var reference = new Uri(citizen.Page.Url).AbsolutePath.Split('/')[^1];
        Assert.Matches("^REG-[0-9A-Z-]+$", reference);
        await citizen.SeesAsync("Pendaftaran " + reference, "Application " + reference);
        var text = await citizen.Page.InnerTextAsync("main");
        Assert.Contains(citizen.Say("terkirim", "submitted"), text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(citizen.Say("sedang diproses", "under way"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(HeadNik, text, StringComparison.Ordinal);
    }

    private static async Task SignUpAsync(Reader citizen, Telephone telephone)
    {
        await citizen.Page.GotoAsync("/");
        await citizen.FollowAsync("Daftar bantuan", "Apply for assistance");
        await citizen.SeesAsync("Masuk", "Log in");
        await citizen.FollowAsync("Buat akun", "Create an account");
        await citizen.SeesAsync("Buat akun", "Create an account");
        await citizen.TypeAsync("Nama Anda", "Your name", "Ibu Sri");
        await citizen.TypeAsync("Nomor telepon atau alamat email", "Telephone number or e-mail address", "0812 3456 7890");
        await citizen.TypeAsync("Kata sandi", "Password", "kucing hujan meja kopi");
        await citizen.PressAsync("Kirim kode", "Send the code");
        await citizen.SeesAsync("Ketik kode yang kami kirim", "Type the code that we sent");
        await citizen.TypeAsync("Kode 6 angka", "Code of 6 digits", await telephone.CodeAsync());
        await citizen.PressAsync("Lanjut", "Go on");
        await citizen.SeesAsync("Pendaftaran saya", "My applications");
    }

    private static async Task AnswerForTheHeadAsync(Reader citizen)
    {
        await citizen.FollowAsync("Pendaftaran baru", "New application");
        await citizen.SeesAsync("Pendaftaran baru", "New application");
        await citizen.PressAsync("Mulai", "Begin");
        await AnswerAsync(citizen, "Siapa nama kepala keluarga?", "What is the name of the head of the family?", "Sri Wahyuni");
        await AnswerAsync(citizen, "Berapa NIK Sri Wahyuni?", "What is the NIK of Sri Wahyuni?", HeadNik);
        await citizen.SeesAsync("Kapan Sri Wahyuni lahir?", "When was Sri Wahyuni born?");
        Assert.Equal("1948", await citizen.Page.GetByLabel(citizen.Say("Tahun", "Year")).InputValueAsync());
        await GoOnAsync(citizen);
        await AnswerAsync(citizen, "Di mana Sri Wahyuni lahir?", "Where was Sri Wahyuni born?", "Jakarta");
        await citizen.SeesAsync(
            "Bantuan apa yang diminta untuk Sri Wahyuni?", "Which assistance is asked for Sri Wahyuni?");
        await citizen.TickAsync("(KLJ)");
        await GoOnAsync(citizen);
        await LeaveAsync(citizen, "Bagaimana penghasilan Sri Wahyuni?", "What is the income of Sri Wahyuni?");
        await citizen.ChooseAsync("Sangat kecil", "Very small");
        await GoOnAsync(citizen);
        await LeaveAsync(citizen, "Nomor kartu keluarga (KK)", "Number of the family card (KK)");
    }

    private static async Task AnswerForThePlaceAsync(Reader citizen)
    {
        await AnswerAsync(citizen, "Nomor kartu keluarga (KK)", "Number of the family card (KK)", Kk);
        await AnswerAsync(citizen, "Alamat tempat tinggal sekarang", "Address where you live now", "Jl. Melati 5");
        await citizen.SeesAsync("RT dan RW tempat tinggal", "RT and RW of the home");
        await citizen.TypeAsync("RT", "RT", "5");
        await citizen.TypeAsync("RW", "RW", "2");
        await GoOnAsync(citizen);
        await citizen.SeesAsync("Di kota mana keluarga tinggal?", "In which city does the family live?");
        await citizen.FollowAsync("Jakarta Barat", "Jakarta Barat");
        await citizen.FollowAsync("Cengkareng", "Cengkareng");
        await citizen.SeesAsync("Di kelurahan mana?", "In which kelurahan?");
        await citizen.ChooseAsync("Kapuk", "Kapuk");
        await GoOnAsync(citizen);
        await AnswerAsync(citizen, "Nomor telepon", "Telephone number", "081234567890");
    }

    private static async Task AddAGrandchildAsync(Reader citizen)
    {
        await citizen.SeesAsync("Siapa saja yang tinggal serumah?", "Who lives in the household?");
        await citizen.FollowAsync("Tambah orang", "Add somebody");
        await AnswerAsync(
            citizen, "Siapa nama anggota keluarga ini?", "What is the name of this member of the family?", "Ayu Lestari");
        await citizen.ChooseAsync("Cucu", "Grandchild");
        await GoOnAsync(citizen);
        await AnswerAsync(citizen, "Berapa NIK Ayu Lestari?", "What is the NIK of Ayu Lestari?", ChildNik);
        await LeaveAsync(citizen, "Bantuan apa yang diminta untuk Ayu Lestari?", "Which assistance is asked for Ayu Lestari?");
        await citizen.TickAsync("(KAJ)");
        await GoOnAsync(citizen);
        await LeaveAsync(citizen, "Siapa saja yang tinggal serumah?", "Who lives in the household?");
        await citizen.FollowAsync("Sudah lengkap, lanjut", "That is everybody, go on");
    }

    private static async Task AnswerForTheHomeAsync(Reader citizen)
    {
        for (var exclusion = 0; exclusion < 3; exclusion++)
        {
            await citizen.ChooseAsync("Tidak", "No");
            await GoOnAsync(citizen);
        }
        await citizen.SeesAsync(
            "Dari mana air minum keluarga paling sering?", "Where does most of the family's drinking water come from?");
        await citizen.Page.GetByRole(Microsoft.Playwright.AriaRole.Radio).Nth(1).CheckAsync();
        await GoOnAsync(citizen);
        await citizen.SeesAsync("Rumah ini milik siapa?", "Whose is the house?");
        await citizen.ReadsAsync("Pertanyaan 1 dari 14", "Question 1 of 14");
        await LeaveAsync(citizen, "Foto dokumen", "Photos of documents");
        await citizen.FollowAsync("Lanjut", "Go on");
    }

    private static async Task CheckAndSubmitAsync(Reader citizen)
    {
        await citizen.SeesAsync("Periksa jawaban Anda", "Check your answers");
        await citizen.FollowAsync("Ubah Alamat tempat tinggal sekarang", "Change Address where you live now");
        await citizen.TypeAsync("Alamat tempat tinggal sekarang", "Address where you live now", "Jl. Mawar 7");
        await GoOnAsync(citizen);
        await citizen.SeesAsync("Periksa jawaban Anda", "Check your answers");
        var answers = await citizen.Page.InnerTextAsync("main");
        Assert.Contains("Jl. Mawar 7", answers, StringComparison.Ordinal);
        Assert.Contains("Ayu Lestari", answers, StringComparison.Ordinal);
        await citizen.PressAsync("Kirim pendaftaran", "Submit the application");
    }

    /// <summary>Keeps the answer and goes on to the next question.</summary>
    private static async Task GoOnAsync(Reader citizen)
    {
        var asked = citizen.Page.Url;
        await citizen.PressAsync("Simpan dan lanjut", "Save and go on");
        await citizen.Page.WaitForURLAsync(url => url != asked, new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Goes on without an answer, looking at each page, until the one with this heading.</summary>
    private static async Task LeaveAsync(Reader citizen, string indonesian, string english)
    {
        for (var most = 20; ; most--)
        {
            var heading = await citizen.Page.Locator("h1").InnerTextAsync();
            await citizen.LookAsync();
            if (heading.StartsWith(citizen.Say(indonesian, english), StringComparison.Ordinal)) return;
            Assert.True(most > 0, $"Nothing leads to {english}; the last is {heading}.");
            await GoOnAsync(citizen);
        }
    }

    /// <summary>A page with one thing to type.</summary>
    private static async Task AnswerAsync(Reader citizen, string indonesian, string english, string text)
    {
        await citizen.SeesAsync(indonesian, english);
        await citizen.TypeAsync(indonesian, english, text);
        await GoOnAsync(citizen);
    }

    internal static async Task OpenWaveAsync(Site site)
    {
        var context = new ProcessContext(
            ProcessKind.WaveChanging, site.Time.GetUtcNow(), A.Actor(11, Role.PusdatinOfficer), "a test", "letter 1");
        var opened = await new OpenWave(site.Database).RunAsync(
            new("FMOTM-UJI", "Pendaftaran uji", context.Today.AddDays(-1), context.Today.AddDays(20)), context,
            TestContext.Current.CancellationToken);
        Assert.True(opened.Succeeded, string.Join(' ', opened.Problems));
    }
}
