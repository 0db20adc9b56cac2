using System.Globalization;
using System.Text;
using System.Xml;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Writes a bank file in pain.001.001.09, payment by payment, so that memory does not grow with the file. The same head and payments
/// always make the same bytes: a repeat after a crash has the hash that was approved.
/// </summary>
public static class PaymentFileWriter
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>
    /// Writes the whole message to <paramref name="target"/>, which stays open. Throws <see cref="PaymentFileException"/> for a payment
    /// that has a <see cref="PaymentInstruction.Defect"/> and, at the end, when count or sum are not those of the head: what was written
    /// until then must not be published.
    /// </summary>
    public static PaymentFileSummary Write(Stream target, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments)
    {
        var (summary, _) = WriteHashed(target, header, payments);
        return summary;
    }

    internal static (PaymentFileSummary Summary, byte[] Hash) WriteHashed(
        Stream target, PaymentFileHeader header, IEnumerable<PaymentInstruction> payments)
    {
        if (header.Defect() is { } defect) throw new PaymentFileException($"File {header.MessageId}: {defect}");

        using var hashing = new HashingStream(target);
        long count = 0;
        var total = Rupiah.Zero;
        // The characters were checked by Defect, with the name of the field; the XML writer need not look at them again.
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            CheckCharacters = false,
            NewLineHandling = NewLineHandling.None,
        };
        using (var xml = XmlWriter.Create(hashing, settings))
        {
            var document = new Document(xml);
            document.Open(header);
            foreach (var payment in payments)
            {
                if (payment.Defect() is { } problem) throw new PaymentFileException($"Payment {payment.EndToEndId}: {problem}");
                document.Add(payment);
                count++;
                total += payment.Amount;
            }
            document.Close();
        }
        if (count != header.PaymentCount || total != header.ControlSum)
            throw new PaymentFileException(
                $"File {header.MessageId}: the head says {header.PaymentCount} payments of {header.ControlSum}, "
                + $"but {count} of {total} were given.");
        var length = hashing.Length;
        var hash = hashing.TakeHash();
        return (new(count, total, length, Convert.ToHexStringLower(hash)), hash);
    }

    /// <summary>The elements of the message in the order of the schema.</summary>
    private sealed class Document(XmlWriter xml)
    {
        private readonly char[] digits = new char[20];
        private string bank = "";
        private bool bankIsBic;

        public void Open(PaymentFileHeader header)
        {
            xml.WriteStartDocument();
            Start("Document");
            Start("CstmrCdtTrfInitn");

            Start("GrpHdr");
            Text("MsgId", header.MessageId);
            var created = header.CreatedAt.ToOffset(ProcessContext.Jakarta);
            Text("CreDtTm", created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            Totals(header);
            Start("InitgPty");
            Text("Nm", header.DebtorName);
            End();
            End();

            Start("PmtInf");
            Text("PmtInfId", header.MessageId);
            Text("PmtMtd", "TRF");
            Text("BtchBookg", "true");
            Totals(header);
            Start("ReqdExctnDt");
            Text("Dt", header.ValueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            End();
            Start("Dbtr");
            Text("Nm", header.DebtorName);
            End();
            Account("DbtrAcct", header.DebtorAccount);
            Agent("DbtrAgt", header.DebtorBank);
        }

        public void Add(in PaymentInstruction payment)
        {
            Start("CdtTrfTxInf");
            Start("PmtId");
            Text("InstrId", payment.InstructionId);
            Text("EndToEndId", payment.EndToEndId);
            End();
            Start("Amt");
            Start("InstdAmt");
            xml.WriteAttributeString("Ccy", "IDR");
            Number(payment.Amount.Amount);
            End();
            End();
            Agent("CdtrAgt", payment.CreditorBank);
            Start("Cdtr");
            Text("Nm", payment.CreditorName);
            End();
            Account("CdtrAcct", payment.CreditorAccount);
            Start("RmtInf");
            Text("Ustrd", payment.Remittance);
            End();
            End();
        }

        public void Close()
        {
            xml.WriteEndDocument();
            xml.Flush();
        }

        private void Totals(PaymentFileHeader header)
        {
            Start("NbOfTxs");
            Number(header.PaymentCount);
            End();
            Start("CtrlSum");
            Number(header.ControlSum.Amount);
            End();
        }

        private void Account(string element, string number)
        {
            Start(element);
            Start("Id");
            Start("Othr");
            Text("Id", number);
            End();
            End();
            End();
        }

        private void Agent(string element, string identifier)
        {
            if (!ReferenceEquals(bank, identifier))
            {
                bank = identifier;
                bankIsBic = PaymentText.IsBic(identifier);
            }
            Start(element);
            Start("FinInstnId");
            if (bankIsBic)
            {
                Text("BICFI", identifier);
            }
            else
            {
                Start("Othr");
                Text("Id", identifier);
                End();
            }
            End();
            End();
        }

        private void Start(string element) => xml.WriteStartElement(element, Namespace);

        private void End() => xml.WriteEndElement();

        private void Text(string element, string text)
        {
            xml.WriteStartElement(element, Namespace);
            xml.WriteString(text);
            xml.WriteEndElement();
        }

        /// <summary>Digits go through one buffer: a string for each amount would be the writer's only garbage.</summary>
        private void Number(long number)
        {
            number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
            xml.WriteChars(digits, 0, length);
        }
    }
}
