using System.Xml;
using System.Xml.Schema;

namespace Paseban.Tests.Unit.BankMessages;

/// <summary>The ISO schemas, which stay outside the project: found beside it, or the test is skipped with the folder's name.</summary>
internal static class SharedSchemas
{
    private const string Folder = "shared/iso20022";

    /// <summary>Every violation, with its line; empty when the message is valid.</summary>
    public static IReadOnlyList<string> Violations(string schema, Stream message)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, XmlResolver = null };
        using (var file = File.OpenRead(Path.Combine(Find(), schema + ".xsd")))
        using (var definition = XmlReader.Create(file))
            settings.Schemas.Add($"urn:iso:std:iso:20022:tech:xsd:{schema}", definition);
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, found) => errors.Add($"{found.Exception.LineNumber}: {found.Message}");
        using var reader = XmlReader.Create(message, settings);
        while (reader.Read()) { }
        return errors;
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, Folder);
            if (Directory.Exists(folder)) return folder;
        }
        Assert.Skip($"The folder {Folder} is not beside the project; messages were not validated against the ISO schemas.");
        return "";
    }
}
