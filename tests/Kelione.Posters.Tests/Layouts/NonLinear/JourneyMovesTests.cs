using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.NonLinear;
using Kelione.Posters.Tests.Layouts.Ways;

namespace Kelione.Posters.Tests.Layouts.NonLinear;

public class JourneyMovesTests
{
    [Fact]
    public void A_drawn_arc_takes_the_customers_who_made_the_move()
    {
        var moves = JourneyMoves.Of(new MapReading(HolidayBooking.Map, HolidayBooking.Measurement));
        Assert.Equal(4240, moves.Shown.Single(m => m is { From: 4, To: 2 }).Customers);
        Assert.Equal("compare hotels again", moves.Shown.Single(m => m is { From: 4, To: 2 }).Text);
    }

    [Fact]
    public void A_drawn_arc_that_nobody_made_stays_and_has_no_number()
    {
        var measurement = HolidayBooking.Measurement with { Moves = [] };
        var moves = JourneyMoves.Of(new MapReading(HolidayBooking.Map, measurement));
        Assert.Equal(9, moves.Shown.Length);
        Assert.All(moves.Shown, m => Assert.Null(m.Customers));
    }

    [Fact]
    public void Moves_that_nobody_drew_are_shown_from_half_a_percent_on_and_the_poster_says_what_is_hidden()
    {
        var moves = JourneyMoves.Of(new MapReading(GeneratedMaps.Map(MapKind.NonLinear, 8, "en"), GeneratedMaps.Measurement(8)));
        Assert.DoesNotContain(moves.Shown, m => m.Customers == 12);
        Assert.Equal((1, 12L), (moves.Hidden, moves.MostHidden));
        Assert.Contains(moves.Shown, m => m.Customers == 80_000);
    }
}
