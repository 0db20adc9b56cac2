using System.Security.Cryptography;
using System.Text.Json;

namespace Paseban.Office.Exports;

/// <summary>A list that is to be saved as a file.</summary>
/// <param name="FileName">What it is called where it is saved.</param>
/// <param name="Filters">As the list's page has them.</param>
public sealed record ExportAsked<T>(string FileName, T Filters)
{
    /// <summary>What the work is named by: other filters, and another asker, are another work.</summary>
    public string SubjectFor(Actor actor) =>
        $"{FileName} ({actor.Name}, {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)))[..8]})";
}
