using Paseban.Web.Assets;

namespace Paseban.Tests.Pages;

public sealed class AssetTests
{
    /// <summary>The first view of a portal page is 60 kB at most, page and styles together; a page has 15 of them.</summary>
    [Fact]
    public void PortalStyles_OverTheWire_LeaveRoomForThePage() => Assert.InRange(AssetFiles.CompressedLength("portal.css"), 1, 45_000);

    [Theory]
    [InlineData("portal.css")]
    [InlineData("office.css")]
    [InlineData("office.js")]
    [InlineData("echarts.min.js")]
    public void Address_OfAnAsset_CarriesItsHash(string name) =>
        Assert.Matches($"^/assets/[0-9a-f]{{16}}/{name}$", AssetFiles.AddressOf(name));
}
