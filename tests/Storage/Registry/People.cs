using System.Globalization;

namespace Paseban.Tests.Storage.Registry;

/// <summary>As many people as a test needs, four to a family card, in the columns of <see cref="RegistryCity.Header"/>.</summary>
internal static class People
{
    public static string Nik(int number)
    {
        var (day, month, year) = ((number % 28) + 1, (number / 28 % 12) + 1, 50 + (number / 336 % 40));
        return string.Create(CultureInfo.InvariantCulture, $"317199{day:00}{month:00}{year}{(number / 13440) + 1:0000}");
    }

    public static string Row(int number)
    {
        var relation = (number + 1) % 4 == 0 ? "kepala_keluarga" : "anak";
        var (day, month, year) = ((number % 28) + 1, (number / 28 % 12) + 1, 1950 + (number / 336 % 40));
        // Not in step with the chunks of an import, so that some households stand in two.
        var card = (number + 1) / 4;
        var kk = string.Create(CultureInfo.InvariantCulture, $"31719901{(card / 9999) + 1:00}20{(card % 9999) + 1:0000}");
        var born = string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}");
        return $"{Nik(number)},{kk},Orang Ke {number},L,{born},31.71.03.1002,{relation},DTKS,2023-12,layak,1,tidak";
    }
}
