using System.Text.Json.Serialization;

namespace Paseban.Kernel;

public enum Language
{
    Indonesian = 1,
    English = 2,
}

/// <summary>A text that people read, in Indonesian first.</summary>
[method: JsonConstructor]
public sealed record BilingualText(string Id, string En)
{
    public BilingualText(string id, EnglishText en)
        : this(id, en.ToString())
    {
    }

    public string In(Language language) => language switch { Language.Indonesian => Id, Language.English => En };

    public override string ToString() => Id;
}
