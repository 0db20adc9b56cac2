using System.Globalization;

namespace Paseban.Cli.Demo;

/// <summary>Which world is played: the same three values make the same people, lists and bank.</summary>
/// <param name="Scenario">year-2024, august-2025, or the path of a scenario file.</param>
/// <param name="Scale">Every figure times this, rounded.</param>
internal sealed record DemoWorld(string Scenario, long Seed, decimal Scale)
{
    /// <summary>Marks the demo's database and its folder.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileNameWithoutExtension(Scenario)} seed {Seed} scale {Scale.ToString("0.######", CultureInfo.InvariantCulture)}");
}
