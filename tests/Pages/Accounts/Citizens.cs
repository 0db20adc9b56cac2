using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Pages.Accounts;

/// <summary>Citizens with a telephone: they sign up on the portal and read the code that is sent to them.</summary>
internal static class Citizens
{
    public const string Password = "kucing hujan meja kopi";

    /// <summary>Somebody who has just made an account and is logged in.</summary>
    public static async Task<Reader> SignUpAsync(Site site, string contact = "081234567890", string name = "Ibu Sri")
    {
        var reader = new Reader(site);
        var code = await AskAsync(site, reader, contact, name);
        var mine = await reader.SendAsync(await reader.GetAsync("/daftar-akun/kode"), ("Code", code));
        Assert.Equal("/pendaftaran", mine.Path);
        return reader;
    }

    /// <summary>Whoever has an account already, another day or elsewhere.</summary>
    public static async Task<Reader> SignInAsync(Site site, string contact = "0812 3456 7890")
    {
        var reader = new Reader(site);
        await SignInAsync(reader, await reader.GetAsync("/masuk"), contact);
        return reader;
    }

    public static Task<Shown> SignInAsync(Reader reader, Shown form, string contact = "0812 3456 7890") =>
        reader.SendAsync(form, ("Contact", contact), ("Password", Password));

    /// <summary>Fills in the form for an account, and returns the code that came.</summary>
    public static async Task<string> AskAsync(Site site, Reader reader, string contact, string name = "Ibu Sri")
    {
        var asked = await reader.SendAsync(
            await reader.GetAsync("/daftar-akun"), ("Name", name), ("Contact", contact), ("Password", Password));
        Assert.Equal("/daftar-akun/kode", asked.Path);
        return Telephone.CodeIn(await NewestMessageAsync(site));
    }

    public static async Task<string> NewestMessageAsync(Site site)
    {
        using var phone = new Telephone();
        await new SendMessages(site.Database, site.Keys, [phone], TimeProvider.System).RunAsync(
            new(ProcessKind.MessageSending, site.Time.GetUtcNow(), Actor.System), TestContext.Current.CancellationToken);
        return phone.Last;
    }
}
