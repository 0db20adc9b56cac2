using System.Security.Cryptography;
using System.Text;

namespace Paseban.Cli;

/// <summary>Where a database is and what belongs to it on this machine.</summary>
/// <param name="Specification">As <c>--database</c> takes it, with a full path.</param>
/// <param name="SqliteFile">The file; null on PostgreSQL.</param>
/// <param name="KeysFolder">Where its key ring is or will be.</param>
internal sealed record DatabasePlace(string Specification, string? SqliteFile, string KeysFolder)
{
    private const string Sqlite = "sqlite:";

    public static DatabasePlace Of(Host host, ParseResult args)
    {
        var specification = GlobalOptions.Database(host, args);
        var file = specification.StartsWith(Sqlite, StringComparison.Ordinal) && specification.Length > Sqlite.Length
            ? Path.GetFullPath(specification[Sqlite.Length..])
            : null;
        var keys = GlobalOptions.Keys(host, args) ?? Path.Combine(
            file is null ? Environment.CurrentDirectory : Path.GetDirectoryName(file)!, "paseban-keys");
        return new(file is null ? specification : Sqlite + file, file, Path.GetFullPath(keys));
    }

    /// <summary>Names this database among others on this machine, without its password being readable from the name.</summary>
    public string ShortName => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Specification)))[..16];
}
