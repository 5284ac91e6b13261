using CsCheck;

namespace Kelione.Workspace.Tests.Maps.Library;

public sealed class TextSpliceTests
{
    private static readonly Gen<byte[]> Text = Gen.Byte[0, 3].Array[0, 60];

    [Fact]
    public void A_text_comes_back_from_what_differs() =>
        Gen.Select(Text, Text).Sample((before, after) => Assert.Equal(after, TextSplice.Apply(before, TextSplice.Between(before, after))));

    [Fact]
    public void A_text_comes_back_from_being_packed() => Text.Sample(text => Assert.Equal(text, TextSplice.Unpack(TextSplice.Pack(text))));

    [Fact]
    public void Damaged_bytes_are_refused_or_give_some_text_and_do_no_harm() =>
        Gen.Select(Text, Text, Gen.Byte.Array[0, 30], Gen.Int[0, 40]).Sample((before, after, rubbish, place) =>
        {
            var splice = TextSplice.Between(before, after);
            rubbish.AsSpan(0, Math.Min(rubbish.Length, Math.Max(0, splice.Length - place))).CopyTo(splice.AsSpan(Math.Min(place, splice.Length)));
            try
            {
                TextSplice.Apply(before, splice);
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        });
}
