using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

internal sealed record StoredCode(
    string HandleHash, string Purpose, string ContactIndex, string Channel, string Contact, long? AccountId, string? Offer, string CodeHash,
    long CreatedAt, long SentAt, long Sends, long ExpiresAt, long TriesLeft, long? UsedAt)
{
    public const string SignUp = "sign-up";
    public const string Recovery = "recovery";
}

/// <param name="Handle">To be kept by the browser and shown with the code; worth nothing without it.</param>
/// <param name="ExpiresAt">Until when the code holds.</param>
public sealed record CodeAsked(string Handle, DateTimeOffset ExpiresAt);

/// <summary>Codes of six digits that are sent to a contact and prove that it is somebody's own.</summary>
internal static class ContactCodes
{
    /// <summary>How many codes may be asked for one contact in an hour.</summary>
    public const int MostAnHour = 5;

    public const int Tries = 5;
    public const int MostSends = 3;
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan BetweenSends = TimeSpan.FromMinutes(1);

    private const string Codes = """
        select handle_hash as HandleHash, purpose as Purpose, contact_index as ContactIndex, channel as Channel, contact as Contact,
        account_id as AccountId, offer as Offer, code_hash as CodeHash, created_at as CreatedAt, sent_at as SentAt, sends as Sends,
        expires_at as ExpiresAt, tries_left as TriesLeft, used_at as UsedAt from contact_code
        """;

    public static Task<StoredCode?> FindAsync(Reading reading, string handle, CancellationToken ct) =>
        reading.FindAsync<StoredCode>(Codes + " where handle_hash = @hash", new { hash = SessionToken.Hash(handle) }, ct);

    public static async Task<bool> TooManyAsync(UnitOfWork work, string contactIndex, CancellationToken ct) =>
        await work.SingleAsync<long>(
            "select count(*) from contact_code where contact_index = @contactIndex and created_at > @since",
            new { contactIndex, since = Instant.ToMicroseconds(work.Context.At - TimeSpan.FromHours(1)) },
            ct) >= MostAnHour;

    /// <summary>Writes a code down and its message; the same work whether or not the contact has an account.</summary>
    public static async Task<CodeAsked> AskAsync(
        UnitOfWork work, IdentityVault vault, string purpose, Contact contact, StoredAccount? account, string? offer, CancellationToken ct)
    {
        var handle = SessionToken.Generate();
        var hash = SessionToken.Hash(handle);
        var code = Make();
        var expires = work.Context.At + Holds;
        await work.ExecuteAsync(
            """
            insert into contact_code (handle_hash, purpose, contact_index, channel, contact, account_id, offer, code_hash, created_at,
            sent_at, sends, expires_at, tries_left)
            values (@hash, @purpose, @index, @channel, @contact, @account, @offer, @code, @at, @at, 1, @expires, @tries)
            """,
            new
            {
                hash,
                purpose,
                index = contact.Index(vault),
                channel = contact.ChannelName,
                contact = vault.Seal(Owner(hash, "contact"), contact.Address),
                account = account?.Id,
                offer = offer is null ? null : vault.Seal(Owner(hash, "offer"), offer),
                code = Claims.ContactCode(vault, hash, code),
                at = work.Context.AtMicroseconds,
                expires = Instant.ToMicroseconds(expires),
                tries = (long)Tries,
            },
            ct);
        await Messages.AddAsync(work, vault, contact, purpose, ContactTexts.Of(purpose, account is not null, code), expires, ct);
        work.Record("account.code-asked", "contact", new { purpose });
        return new(handle, expires);
    }

    /// <summary>Another code for the same question; the earlier one no longer holds.</summary>
    public static async Task<CodeAsked> AgainAsync(
        UnitOfWork work, IdentityVault vault, string handle, StoredCode asked, StoredAccount? account, CancellationToken ct)
    {
        var code = Make();
        var expires = work.Context.At + Holds;
        await work.ExecuteAsync(
            """
            update contact_code set code_hash = @code, sent_at = @at, sends = sends + 1, expires_at = @expires, tries_left = @tries
            where handle_hash = @hash
            """,
            new
            {
                hash = asked.HandleHash,
                code = Claims.ContactCode(vault, asked.HandleHash, code),
                at = work.Context.AtMicroseconds,
                expires = Instant.ToMicroseconds(expires),
                tries = (long)Tries,
            },
            ct);
        var text = ContactTexts.Of(asked.Purpose, account is not null, code);
        await Messages.AddAsync(work, vault, ContactOf(vault, asked), asked.Purpose, text, expires, ct);
        work.Record("account.code-asked", "contact", new { purpose = asked.Purpose, again = true });
        return new(handle, expires);
    }

    /// <summary>Takes one try. Null when there is none left, or the code was used or has expired.</summary>
    public static async Task<bool?> TryAsync(UnitOfWork work, IdentityVault vault, StoredCode asked, string code, CancellationToken ct)
    {
        var taken = await work.ExecuteAsync(
            """
            update contact_code set tries_left = tries_left - 1
            where handle_hash = @hash and tries_left > 0 and used_at is null and expires_at > @at
            """,
            new { hash = asked.HandleHash, at = work.Context.AtMicroseconds },
            ct);
        if (taken == 0) return null;
        var claimed = Claims.ContactCode(vault, asked.HandleHash, RecoveryCodes.Clean(code));
        var current = await work.SingleAsync<string>(
            "select code_hash from contact_code where handle_hash = @hash", new { hash = asked.HandleHash }, ct);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(claimed), Encoding.ASCII.GetBytes(current))) return false;
        await work.ExecuteAsync(
            "update contact_code set used_at = @at, offer = null where handle_hash = @hash",
            new { hash = asked.HandleHash, at = work.Context.AtMicroseconds },
            ct);
        return true;
    }

    public static Contact ContactOf(IdentityVault vault, StoredCode asked) =>
        new(Contact.ChannelOf(asked.Channel), vault.Open(Owner(asked.HandleHash, "contact"), asked.Contact));

    public static string OfferOf(IdentityVault vault, StoredCode asked) => vault.Open(Owner(asked.HandleHash, "offer"), asked.Offer!);

    private static string Make() => RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);

    private static string Owner(string handleHash, string part) => $"contact-code:{handleHash}:{part}";
}
