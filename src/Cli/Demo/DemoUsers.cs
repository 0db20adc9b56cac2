using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Imports;

namespace Paseban.Cli.Demo;

/// <summary>
/// Logins for looking at the demo in the browser, one for each role. The actors of the demo get theirs; who works in a kelurahan is
/// somebody else there, because the demo's own act for all 267. Their kelurahan is known once the demo has played.
/// </summary>
internal sealed class DemoUsers(DemoOffice office, DemoPlace place)
{
    public const string Password = "Latihan-Paseban-24";

    private static readonly (Role Role, string Name)[] OfTheKelurahan =
    [
        (Role.KelurahanOfficer, "Fitri Handayani"), (Role.Lurah, "Bambang Sutrisno"), (Role.Pendamsos, "Wati Suryani"),
    ];

    /// <summary>Base32 for an authenticator app; follows from the login, so that a killed demo gives the same again.</summary>
    public static string SecretOf(string login)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"paseban sandbox {login}"));
        return string.Concat(hash.Select(octet => Alphabet[octet % 32]));
    }

    public async Task<int> AddAsync(CancellationToken ct)
    {
        var kelurahan = await BusiestAsync(ct);
        var users = DemoOffice.People.Where(person => OfTheKelurahan.All(other => other.Role != person.Role))
            .Select(person => (person.Role, person.Name, Area: (string?)null))
            .Concat(OfTheKelurahan.Select(person => (person.Role, person.Name, Area: (string?)kelurahan)))
            .ToList();
        var lines = new StringBuilder("login                      area            secret of the second step\n");
        foreach (var (role, name, area) in users)
        {
            var login = RoleNames.Of(role);
            var secret = SecretOf(login);
            await office.GiveAsync(
                Role.Administrator, ct,
                [
                    "user", "add", "--login", login, "--name", name, "--role", login, "--sandbox-password", Password,
                    "--sandbox-secret", secret, .. area is null ? (string[])[] : ["--area", area],
                ]);
            lines.Append(CultureInfo.InvariantCulture, $"{login,-26} {area ?? "province",-15} {secret}\n");
        }
        lines.Append("\nThe password of all: ").Append(Password).Append("\nA code without a telephone: paseban user code LOGIN\n");
        TokenFile.Write(place.Users, lines.ToString());
        return users.Count;
    }

    /// <summary>The kelurahan with the most to see: the most visits, and of those alike the most people.</summary>
    private async Task<string> BusiestAsync(CancellationToken ct)
    {
        const string All = "1000000";
        var visits = (await office.LookAsync(Role.Auditor, ct, "visit", "list", "--limit", All)).EnumerateArray()
            .CountBy(visit => visit.Text("area"), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return People().CountBy(area => area, StringComparer.Ordinal)
            .OrderByDescending(area => visits.GetValueOrDefault(area.Key))
            .ThenByDescending(area => area.Value)
            .ThenBy(area => area.Key, StringComparer.Ordinal)
            .First().Key;
    }

    /// <summary>Where each person of the sandbox's registry lives.</summary>
    private IEnumerable<string> People()
    {
        using var table = TableReader.Open(Path.Combine(place.World, "registry", "persons.csv")).Value;
        var column = table.Header.Index().First(name => name.Item == "kode_kelurahan").Index;
        while (table.Read()) yield return table.Cell(column).ToString();
    }
}
