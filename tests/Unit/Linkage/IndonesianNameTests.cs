using Paseban.Linkage;

namespace Paseban.Tests.Unit.Linkage;

public sealed class IndonesianNameTests
{
    [Theory]
    [InlineData("H. Moch. Soleh, S.H.", "muhammad soleh")]
    [InlineData("Hj. Siti Aminah binti Achmad", "siti aminah achmad")]
    [InlineData("Ir. Soekarno", "sukarno")]
    [InlineData("Drs. R. Soerjadi Djojohadikoesoemo, M.Si.", "suryadi joyohadikusumo")]
    [InlineData("DR. (H.C.) Tjokroaminoto", "c cokroaminoto")]
    [InlineData("H ABDULLAH", "abdullah")]
    [InlineData("Haji", "haji")]
    [InlineData("Abd. Rachman", "abdul rachman")]
    [InlineData("M. Yusuf", "muhammad yusuf")]
    [InlineData("Ahmad Fauzi, SE", "ahmad fauzi")]
    [InlineData("Sri Wahyuni S.Pd", "sri wahyuni")]
    [InlineData("Ma'ruf Amin", "maruf amin")]
    [InlineData("José", "jose")]
    [InlineData("  ", "")]
    public void Fold_OfAWrittenName_LeavesTheName(string written, string folded) => Assert.Equal(folded, IndonesianName.Fold(written).Text);

    [Theory]
    [InlineData("Soeharto", "Suharto", NameAgreement.Exact)]
    [InlineData("Mohamad Ali", "Muh. Ali", NameAgreement.Exact)]
    [InlineData("Syarifudin", "Sarifuddin", NameAgreement.Same)]
    [InlineData("Rachmat Hidayat", "Rahmat Hidayat", NameAgreement.Same)]
    [InlineData("Aminah Siti", "Siti Aminah", NameAgreement.Same)]
    [InlineData("Yusup", "Jusuf", NameAgreement.Same)]
    [InlineData("Nur Hayati", "Nurhayati", NameAgreement.Same)]
    [InlineData("Bambang Susilo", "Bamabng Susilo", NameAgreement.Close)]
    [InlineData("A. Yani", "Ahmad Yani", NameAgreement.Similar)]
    [InlineData("Budi Santoso Wijaya", "Budi Santoso", NameAgreement.Similar)]
    [InlineData("Budi Santoso", "Dewi Lestari", NameAgreement.Different)]
    [InlineData("", "Dewi", NameAgreement.Missing)]
    public void Compare_OfTwoNames_TellsHowTheyAgree(string left, string right, NameAgreement expected)
    {
        Assert.Equal(expected, IndonesianName.Compare(left, right).Agreement);
        Assert.Equal(expected, IndonesianName.Compare(right, left).Agreement);
    }
}
