using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Demo;

/// <summary>
/// Logins for looking at the demo in the browser, one for each role. The actors of the demo get theirs; who works in a kelurahan is
/// somebody
/// else there, because the demo's own act for all 267.
/// </summary>
internal sealed class DemoUsers(DemoOffice office, DemoPlace place)
{
    public const string Password = "Latihan-Paseban-24";

    /// <summary>Where the users of the kelurahan work: Kapuk, the largest.</summary>
    public const string Area = "31.73.01.1005";

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
        var users = DemoOffice.People.Where(person => OfTheKelurahan.All(other => other.Role != person.Role))
            .Select(person => (person.Role, person.Name, Area: (string?)null))
            .Concat(OfTheKelurahan.Select(person => (person.Role, person.Name, Area: (string?)Area)))
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
}
