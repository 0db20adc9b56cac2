using Paseban.Storage;

namespace Paseban.Tests.Browser;

/// <summary>An officer at the kelurahan's counter registers a family without touching the mouse.</summary>
public sealed class CounterJourneyTests(Chromium chromium)
{
    private const string Kapuk = "31.73.01.1005";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Family_TypedAtTheCounter_IsSubmittedByKeyboard(bool english)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        await CitizenJourneyTests.OpenWaveAsync(site);
        var officer = new Reader(await Staff.SignInAsync(chromium, site, Role.KelurahanOfficer, Kapuk, english: english), english);
        var keyboard = new Keyboard(officer.Page);

        await keyboard.PressAsync(officer.Link("Pendaftaran", "Applications"));
        await keyboard.PressAsync(officer.Link("Pendaftaran baru", "New registration"));
        await officer.SeesAsync("Pendaftaran di loket", "Registration at the counter");
        await TypeHomeAsync(officer, keyboard);
        await TypePeopleAsync(officer, keyboard);
        await AnswerAsync(officer, keyboard);
        await keyboard.PressAsync(officer.Button("Simpan dan periksa untuk dikirim", "Save and check to submit"));
        await officer.SeesAsync("Kirim REG-", "Submit REG-");
        var check = await officer.Page.InnerTextAsync("main");
        await keyboard.PressAsync(officer.Button("Kirim pendaftaran", "Submit the application"));
        await officer.SeesAsync("Pendaftaran REG-", "Application REG-");
        var shown = await officer.Page.InnerTextAsync("main");

        Assert.Contains("Ayu Lestari", check, StringComparison.Ordinal);
        Assert.Matches("/applications/REG-[0-9A-Z-]+$", new Uri(officer.Page.Url).AbsolutePath);
        Assert.Contains(officer.Say("2 orang", "2 people"), shown, StringComparison.Ordinal);
        Assert.Contains(officer.Say("terkirim", "submitted"), shown, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task TypeHomeAsync(Reader officer, Keyboard keyboard)
    {
        await keyboard.TypeAsync(officer.Field("Nomor kartu keluarga (KK)", "Number of the family card (KK)"), "3171990101150001");
        await keyboard.TypeAsync(officer.Field("Alamat tempat tinggal sekarang", "Address where you live now"), "Jl. Melati 5");
        await keyboard.TypeAsync(Exactly(officer, "RT"), "5");
        await keyboard.TypeAsync(Exactly(officer, "RW"), "2");
        await keyboard.TypeAsync(Exactly(officer, "Kelurahan"), "Kap");
    }

    private static async Task TypePeopleAsync(Reader officer, Keyboard keyboard)
    {
        var name = officer.Say("Nama lengkap", "Full name");
        var head = officer.Group("1. Kepala keluarga", "1. Head of the family");
        await keyboard.TypeAsync(head.GetByLabel(name), "Sri Wahyuni");
        await keyboard.TypeAsync(head.GetByLabel("NIK", new() { Exact = true }), "3171994203480001");
        await keyboard.TickAsync(head.GetByLabel("KLJ"));
        var child = officer.Group("2. Anggota", "2. Member");
        await keyboard.TypeAsync(child.GetByLabel(name), "Ayu Lestari");
        await keyboard.TypeAsync(
            child.GetByLabel(officer.Say("Hubungan dengan kepala keluarga", "Relation to the head of the family")),
            officer.Say("Cucu", "Grandchild"));
        await keyboard.TypeAsync(child.GetByLabel("NIK", new() { Exact = true }), "3171990506180001");
        await keyboard.TickAsync(child.GetByLabel("KAJ"));
    }

    private static async Task AnswerAsync(Reader officer, Keyboard keyboard)
    {
        foreach (var (indonesian, english) in ((string, string)[])
            [
                ("Apakah ada anggota rumah tangga yang pegawai", "Is anybody in the household a permanent employee"),
                ("Apakah rumah tangga memiliki mobil?", "Does the household own a car?"),
                ("Apakah NJOP tanah dan bangunan", "Is the taxable value (NJOP)"),
            ])
            await keyboard.TypeAsync(officer.Field(indonesian, english), officer.Say("Tidak", "No"));
        await keyboard.TypeAsync(
            officer.Field("Dari mana air minum", "Where does most of the family's drinking water"),
            officer.Say("Air isi ulang", "Refill water"));
    }

    /// <summary>A label that is part of others.</summary>
    private static ILocator Exactly(Reader officer, string label) => officer.Page.GetByLabel(label, new() { Exact = true });
}
