using System.Text;
using System.Text.RegularExpressions;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Accounts;

public enum ContactChannel
{
    Email = 1,

    /// <summary>SMS or WhatsApp, as the gateway decides.</summary>
    Phone = 2,
}

/// <summary>Where a citizen is reached: an e-mail address in small letters, or a telephone number as +62812...</summary>
internal sealed partial record Contact(ContactChannel Channel, string Address)
{
    public const string Email = "email";
    public const string Phone = "phone";

    public string ChannelName => NameOf(Channel);

    /// <summary>What a password must not contain: the part of an address that is its owner's.</summary>
    public string Own => Address.Split('@')[0].TrimStart('+');

    /// <summary>Enough to know one's own by: <c>si***@contoh.id</c>, <c>+62***890</c>.</summary>
    public string Masked => Channel switch
    {
        ContactChannel.Email => $"{Own[..Math.Min(2, Own.Length - 1)]}***{Address[Address.IndexOf('@', StringComparison.Ordinal)..]}",
        ContactChannel.Phone => $"{Address[..3]}***{Address[^3..]}",
    };

    /// <summary>Null when it is neither.</summary>
    public static Contact? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Contains('@'))
        {
            var folded = trimmed.ToLowerInvariant();
            return folded.Length <= 254 && EmailAddress().IsMatch(folded) ? new(ContactChannel.Email, folded) : null;
        }
        return trimmed.Length is > 0 and <= 40 && PhoneNumber.Read(trimmed) is { } number ? new(ContactChannel.Phone, number) : null;
    }

    public static Contact? Of(IdentityVault vault, StoredAccount account) => account.Contact is { } box
        ? new(ChannelOf(account.Channel), vault.Open(Claims.ContactOwner(account.Id), box))
        : null;

    public static string NameOf(ContactChannel channel) => channel switch { ContactChannel.Email => Email, ContactChannel.Phone => Phone };

    public static ContactChannel ChannelOf(string? name) => name == Email ? ContactChannel.Email : ContactChannel.Phone;

    /// <summary>Finds and compares contacts without revealing them.</summary>
    public string Index(IdentityVault vault) => vault.Fingerprint(Encoding.UTF8.GetBytes($"contact:{Address}"));

    // What mail servers take, not all that RFC 5321 allows: no quoted parts, no signs that could end a header, no dot without words.
    private const string Atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string Label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    [GeneratedRegex($@"^(?=[^@]{{1,64}}@){Atom}(\.{Atom})*@{Label}(\.{Label})+\z")]
    private static partial Regex EmailAddress();
}
