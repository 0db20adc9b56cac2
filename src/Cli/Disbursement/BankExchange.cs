using Paseban.Assistance.Disbursement;

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

    /// <summary>A folder must be there already: one that was mistyped would be made, and nothing ever found in it.</summary>
    public Outcome<BankConnection> Open(Session session) =>
        Place(session) is { Length: > 0 } folder && !folder.Contains("://", StringComparison.Ordinal) && !Directory.Exists(folder)
            ? Problem.NotFound(
                "bank.no-folder", $"There is no folder {folder} to exchange files with the bank in.", "Make it, or correct it.")
                .InIndonesian($"Tidak ada folder {folder} untuk bertukar berkas dengan bank.", "Buat dahulu, atau betulkan namanya.")
                .AtCommandLine("Give it with --exchange or PASEBAN_EXCHANGE.")
            : BankConnection.Open(Place(session), KeyFile(session), session.Keys);

    /// <summary>Where the bank is reached; null when it was not said.</summary>
    public string? Place(Session session) => session.Get(place) ?? session.Host.Variable("PASEBAN_EXCHANGE");

    public string? KeyFile(Session session) => session.Get(key) ?? session.Host.Variable("PASEBAN_BANK_KEY");
}
