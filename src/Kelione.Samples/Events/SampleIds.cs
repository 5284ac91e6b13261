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
        return 5 + WriteScrambled(target[5..], ((ulong)(uint)customer << 8) | anonymousDevice);
    }

    /// <summary>The id of a session: <c>s5f0c…</c>. It does not betray whose session it is, so that nobody recognises anonymous visitors by it.</summary>
    public static int WriteSession(Span<byte> target, in SampleEvent sampleEvent)
    {
        target[0] = (byte)'s';
        return 1 + WriteScrambled(target[1..], (1UL << 63) | ((ulong)(uint)sampleEvent.Customer << 16) | sampleEvent.Session);
    }

    /// <summary>The id of an event: <c>e1000001-17</c>.</summary>
    public static int WriteEvent(Span<byte> target, in SampleEvent sampleEvent)
    {
        target[0] = (byte)'e';
        var length = 1 + WriteNumber(target[1..], First + sampleEvent.Customer);
        target[length++] = (byte)'-';
        return length + WriteNumber(target[length..], sampleEvent.Ordinal);
    }

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

    /// <summary>Sixteen hexadecimal digits; different numbers give different ones.</summary>
    private static int WriteScrambled(Span<byte> target, ulong number)
    {
        Utf8Formatter.TryFormat(SampleRandom.Scramble(number), target, out var written, new System.Buffers.StandardFormat('x', 16));
        return written;
    }

    private static int WriteNumber(Span<byte> target, long number)
    {
        Utf8Formatter.TryFormat(number, target, out var written);
        return written;
    }
}
