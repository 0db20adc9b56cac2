using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

public sealed class CommandHintTests
{
    [Theory]
    [InlineData("See: paseban run list", "Perintah: paseban run list")]
    [InlineData(
        "See: paseban bank exceptions; then: paseban bank resolve NUMBER --suspense --reason ...",
        "Perintah: paseban bank exceptions; Perintah: paseban bank resolve NUMBER --suspense --reason ...")]
    [InlineData("Give --exchange DIR or URL, or set PASEBAN_EXCHANGE.", "Opsi: --exchange, PASEBAN_EXCHANGE")]
    [InlineData("Leave --suspense out.", "Tanpa opsi: --suspense")]
    [InlineData(
        "They are listed in accounts.errors.csv; the good rows land with --skip-bad-rows.",
        "Berkas: accounts.errors.csv; Opsi: --skip-bad-rows")]
    [InlineData("/srv/bank: in use", "/srv/bank: in use")]
    public void InIndonesian_OfASentence_KeepsWhatIsTyped(string sentence, string expected) =>
        Assert.Equal(expected, CommandHint.InIndonesian(sentence));
}
