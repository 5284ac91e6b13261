namespace Kelione.Samples.Tests;

public class FeedbackTests
{
    private static readonly IReadOnlyList<SampleFeedback> Phone = [.. Scenarios.Find("phone")!.Feedback(8000, 1)];

    public static TheoryData<string> Names() => new("phone", "clothes", "city-guide", "b2b");

    [Theory]
    [MemberData(nameof(Names))]
    public void Entries_come_by_rising_time_with_ids_of_their_own_from_customers_that_exist(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var entries = scenario.Feedback(3000, 1).ToArray();
        var customers = scenario.Generate(3000, 1).Select(e => e.Customer).ToHashSet();
        Assert.True(entries.Length > 100, name);
        Assert.Equal(entries.Select(f => f.TimeMicros).Order(), entries.Select(f => f.TimeMicros));
        Assert.Equal(entries.Length, entries.Select(f => f.Id).Distinct().Count());
        Assert.All(entries, f => Assert.Contains(f.Customer, customers));
        Assert.All(entries, f => Assert.True(f.AnsweredMicros is null || f.AnsweredMicros > f.TimeMicros));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Feedback_is_about_touchpoints_that_the_events_have(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var touchpoints = scenario.Generate(3000, 1).Select(e => e.Field("touchpoint")).ToHashSet();
        Assert.All(scenario.Feedback(3000, 1), f => Assert.Contains(f.Touchpoint, touchpoints));
    }

    [Fact]
    public void Ratings_fit_the_scale_and_the_tone() => Assert.All(Phone, f =>
    {
        switch (f.Scale)
        {
            case "0-10":
                Assert.Equal(f.Tone, f.Rating <= 6 ? -1 : f.Rating >= 9 ? 1 : 0);
                Assert.InRange(f.Rating!.Value, 0, 10);
                break;
            case "1-5":
                Assert.Equal(f.Tone, Math.Sign(f.Rating!.Value - 3));
                Assert.InRange(f.Rating.Value, 1, 5);
                break;
            case "1-7":
                Assert.Equal(f.Tone, Math.Sign(f.Rating!.Value - 4));
                Assert.InRange(f.Rating.Value, 1, 7);
                break;
            default:
                Assert.Null(f.Rating);
                Assert.Contains(f.Kind, new[] { "ticket", "complaint", "social_post", "interview" });
                break;
        }
    });

    [Fact]
    public void All_five_languages_speak_in_their_shares()
    {
        var shares = new[] { ("en", 0.34), ("ru", 0.20), ("zh", 0.18), ("pl", 0.15), ("lt", 0.13) };
        Assert.All(shares, s => Assert.Equal(s.Item2, Phone.ShareOf(f => f.Language == s.Item1).Value, 0.04));
    }

    [Fact]
    public void Texts_are_whole_sentences_in_the_letters_of_their_language() => Assert.All(Phone, f =>
    {
        Assert.Matches("^[^{}]+[.!?。！？]$", f.Text);
        Assert.Equal(f.Language == "ru", f.Text.Any(c => c is >= 'А' and <= 'я'));
        Assert.Equal(f.Language == "zh", f.Text.Any(c => c is >= '一' and <= '鿿'));
    });

    [Fact]
    public void Every_language_has_sentences_for_every_theme_and_tone() => Assert.All(Voices.Languages, language =>
    {
        var book = PhraseBook.Of(language);
        Assert.All(Enum.GetValues<Theme>(), theme =>
        {
            Assert.Equal([3, 2, 3], new[] { -1, 0, 1 }.Select(tone => book.About(theme, tone).Count));
            Assert.All(new[] { -1, 0, 1 }, tone => Assert.Equal(book.About(theme, tone).Count, book.About(theme, tone).Distinct().Count()));
        });
    });

    [Fact]
    public void Composing_texts_changes_nothing_in_the_events()
    {
        var phone = Scenarios.Find("phone")!;
        var before = phone.Generate(50, 1).Select(DeterminismTests.Text).ToArray();
        Assert.NotEmpty(phone.Feedback(50, 1).ToArray());
        Assert.Equal(before, phone.Generate(50, 1).Select(DeterminismTests.Text));
    }
}
