using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Paseban.Assistance.Accounts;

namespace Paseban.Office;

/// <summary>
/// Closes a question so that it can stand in an address, where proxies keep it and a browser remembers it: only whoever asked it opens it
/// again, on the same page, and for no longer than a session can last.
/// </summary>
public sealed class Seals(IDataProtectionProvider protection, TimeProvider time)
{
    public string Close<T>(T question, Actor asker) =>
        Protector<T>(asker).Protect(JsonSerializer.Serialize(new Kept<T>(question, time.GetUtcNow() + SessionTimes.Absolute)));

    /// <summary>Null for a seal that is damaged, too old or somebody else's.</summary>
    public T? Open<T>(string seal, Actor asker)
        where T : class
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Kept<T>>(Protector<T>(asker).Unprotect(seal))!;
            return kept.Until > time.GetUtcNow() ? kept.Question : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector<T>(Actor asker) =>
        protection.CreateProtector("office-question", typeof(T).Name, asker.Id.ToString(CultureInfo.InvariantCulture));

    private sealed record Kept<T>(T Question, DateTimeOffset Until);
}
