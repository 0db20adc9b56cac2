using System.CommandLine;
using System.Security.Cryptography;
using Paseban.Assistance.Disbursement;
using Paseban.Kernel;

namespace Paseban.Cli.Disbursement;

/// <summary>The options that say how the bank is reached: a folder or an address, and its public key.</summary>
internal sealed class BankExchange
{
    private readonly Option<string?> place = new("--exchange")
    {
        HelpName = "DIR|URL", Description = "The folder that is shared with the bank, or the bank's address. [PASEBAN_EXCHANGE]",
    };

    private readonly Option<string?> key = new("--bank-key")
    {
        HelpName = "FILE", Description = "The bank's public key (PEM). [PASEBAN_BANK_KEY; default keys/bank.pub.pem in the folder]",
    };

    public void AddTo(Command command)
    {
        command.Add(place);
        command.Add(key);
    }

    public Outcome<OpenExchange> Open(Session session)
    {
        var given = session.Get(place) ?? session.Host.Variable("PASEBAN_EXCHANGE");
        var keyFile = session.Get(key) ?? session.Host.Variable("PASEBAN_BANK_KEY");
        if (string.IsNullOrEmpty(given))
            return Problem.Invalid(
                "bank.no-exchange", "Where the bank is reached was not said.", "Give --exchange DIR or URL, or set PASEBAN_EXCHANGE.");
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? OverHttp(address, keyFile)
            : InFolder(given, keyFile, session);
    }

    private static OpenExchange InFolder(string folder, string? keyFile, Session session)
    {
        var channel = new BankFileFolder(folder);
        channel.WriteOwnKey(session.Keys.SigningKey);
        return new OpenExchange(channel, null, keyFile is null ? channel.ReadBankKey : () => FileSignature.ReadKey(keyFile));
    }

    private static Outcome<OpenExchange> OverHttp(Uri address, string? keyFile)
    {
        // A payment file that goes over a network in the clear tells everyone on the way who is poor.
        if (address.Scheme == "http" && !address.IsLoopback)
            return Problem.Invalid(
                "bank.clear-text", $"{address} is not encrypted.", "Give an https address; http is for this machine only.");
        if (keyFile is null)
            return Problem.Invalid(
                "bank.no-key", "Over HTTP the bank's public key must be given.", "Give --bank-key FILE, or set PASEBAN_BANK_KEY.");
        var root = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        var client = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromMinutes(10) };
        return new OpenExchange(new BankFileEndpoint(client), client, () => FileSignature.ReadKey(keyFile));
    }
}

/// <summary>A bank that is reached; its key is read only where something of it must be verified.</summary>
internal sealed record OpenExchange(IBankChannel Channel, HttpClient? Client, Func<Outcome<ECDsa>> Key) : IDisposable
{
    public void Dispose() => Client?.Dispose();
}
