namespace Paseban.Assistance.Territory;

/// <summary>The province, a city (or the regency), a kecamatan or a kelurahan.</summary>
public sealed record Area(AreaCode Code, string Name)
{
    public AreaLevel Level => Code.Level;
}
