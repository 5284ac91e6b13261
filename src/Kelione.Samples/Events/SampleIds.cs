using System.Buffers.Text;
using System.Globalization;

namespace Kelione.Samples;

/// <summary>How numbers become the ids that a source would write. Everywhere in ASCII, so the text and the UTF-8 form are the same characters.</summary>
internal static class SampleIds
{
    /// <summary>Long enough for any id.</summary>
    public const int MaxLength = 40;

    private const long First = 1_000_001;

    /// <summary>The id of a customer: <c>c1000001</c>, or the cookie or installation id of a device: <c>anon-1f0c…</c>.</summary>
    public static int WriteCustomer(Span<byte> target, int customer, byte anonymousDevice)
    {
        if (anonymousDevice == 0)
        {
            target[0] = (byte)'c';
            return 1 + WriteNumber(target[1..], First + customer);
        }

        "anon-"u8.CopyTo(target);
        var bits = SampleRandom.Scramble(((ulong)(uint)customer << 8) | anonymousDevice);
        Utf8Formatter.TryFormat(bits, target[5..], out var written, new System.Buffers.StandardFormat('x', 16));
        return 5 + written;
    }

    /// <summary>The id of a session: <c>s1000001-3</c>.</summary>
    public static int WriteSession(Span<byte> target, in SampleEvent sampleEvent) => WritePair(target, (byte)'s', sampleEvent.Customer, sampleEvent.Session);

    /// <summary>The id of an event: <c>e1000001-17</c>.</summary>
    public static int WriteEvent(Span<byte> target, in SampleEvent sampleEvent) => WritePair(target, (byte)'e', sampleEvent.Customer, sampleEvent.Ordinal);

    /// <summary>The id of an account: <c>acc-1000001</c>.</summary>
    public static int WriteAccount(Span<byte> target, int account)
    {
        "acc-"u8.CopyTo(target);
        return 4 + WriteNumber(target[4..], First + account);
    }

    /// <summary>The id of a customer as text.</summary>
    public static string Customer(int customer, byte anonymousDevice = 0)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        return System.Text.Encoding.ASCII.GetString(bytes[..WriteCustomer(bytes, customer, anonymousDevice)]);
    }

    /// <summary>The id of a feedback entry: <c>f1000001-1</c>.</summary>
    public static string Feedback(int customer, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"f{First + customer}-{ordinal}");

    private static int WritePair(Span<byte> target, byte letter, int customer, int ordinal)
    {
        target[0] = letter;
        var length = 1 + WriteNumber(target[1..], First + customer);
        target[length++] = (byte)'-';
        return length + WriteNumber(target[length..], ordinal);
    }

    private static int WriteNumber(Span<byte> target, long number)
    {
        Utf8Formatter.TryFormat(number, target, out var written);
        return written;
    }
}
