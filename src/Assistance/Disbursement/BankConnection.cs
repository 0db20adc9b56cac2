using System.Security.Cryptography;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// A bank that is reached, by a shared folder or over HTTP; its key is read only where something of it must be verified.
/// </summary>
public sealed class BankConnection : IDisposable
{
    private readonly HttpClient? client;

    private BankConnection(IBankChannel channel, HttpClient? client, Func<Outcome<ECDsa>> key)
    {
        Channel = channel;
        this.client = client;
        Key = key;
    }

    public IBankChannel Channel { get; }

    /// <summary>The bank's public key.</summary>
    public Func<Outcome<ECDsa>> Key { get; }

    /// <param name="place">The folder that is shared with the bank, or the bank's address.</param>
    /// <param name="keyFile">The bank's public key (PEM); a folder has its own.</param>
    /// <param name="keys">Ours: the folder is given the public one.</param>
    public static Outcome<BankConnection> Open(string? place, string? keyFile, KeyRing keys)
    {
        if (string.IsNullOrEmpty(place)) return NoExchange;
        return Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? OverHttp(address, keyFile)
            : InFolder(place, keyFile, keys);
    }

    /// <summary>Where files are exchanged with the bank was not said.</summary>
    public static Problem NoExchange => Problem.Invalid(
        "bank.no-exchange", "Where the bank is reached was not said.", "Have the administrator say it.")
        .InIndonesian("Tempat bertukar berkas dengan bank belum diatur.", "Minta administrator mengaturnya.")
        .AtCommandLine("Give --exchange DIR or URL, or set PASEBAN_EXCHANGE.");

    public void Dispose() => client?.Dispose();

    private static BankConnection InFolder(string folder, string? keyFile, KeyRing keys)
    {
        var channel = new BankFileFolder(folder);
        channel.WriteOwnKey(keys.SigningKey);
        return new(channel, null, keyFile is null ? channel.ReadBankKey : () => FileSignature.ReadKey(keyFile));
    }

    private static Outcome<BankConnection> OverHttp(Uri address, string? keyFile)
    {
        // A payment file that goes over a network in the clear tells everyone on the way who is poor.
        if (address.Scheme == "http" && !address.IsLoopback)
            return Problem.Invalid(
                "bank.clear-text", $"{address} is not encrypted.", "Give an https address; http is for this machine only.")
                .InIndonesian($"{address} tidak terenkripsi.", "Pakai alamat https; http hanya untuk mesin ini sendiri.");
        if (keyFile is null)
            return Problem.Invalid(
                "bank.no-key", "Over HTTP the bank's public key must be given.", "Have the administrator give it.")
                .InIndonesian("Kunci publik bank belum diatur untuk alamat ini.", "Minta administrator mengaturnya.")
                .AtCommandLine("Give --bank-key FILE, or set PASEBAN_BANK_KEY.");
        var root = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        var http = new HttpClient { BaseAddress = root, Timeout = TimeSpan.FromMinutes(10) };
        return new BankConnection(new BankFileEndpoint(http), http, () => FileSignature.ReadKey(keyFile));
    }
}
