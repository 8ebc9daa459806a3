import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('numbers with a unit', () => {
  reads('en', [
    ['5 µg daily', 'five micrograms daily'],
    ['5 μg daily', 'five micrograms daily'],
    ['12kg', 'twelve kilograms'],
    ['1 kg', 'one kilogram'],
    ['5 km²', 'five square kilometers'],
    ['2 m2', 'two square meters'],
    ['10 sq ft', 'ten square feet'],
    ['100 km/h', 'one hundred kilometers per hour'],
    ['9.8 m/s²', 'nine point eight meters per second squared'],
    ['5 mg/kg/d', 'five milligrams per kilogram per day'],
    ['8 l/100km', 'eight liters per hundred kilometers'],
    ['60 mph', 'sixty miles per hour'],
    ['2°C', 'two degrees Celsius'],
    ['1°F', 'one degree Fahrenheit'],
    ['5%', 'five percent'],
    ['50 Mbps', 'fifty megabits per second'],
    ['1 mbps', 'one megabit per second'],
    ['2.5 ghz', 'two point five gigahertz'],
    ['12KG', 'twelve kilograms'],
    ['120/80 mmHg', 'one hundred twenty over eighty millimeters of mercury'],
    ['12/kg', 'twelve per kilogram'],
    ['5 million km', 'five million kilometers'],
    ['4.2×10⁷ km', 'four point two times ten to the seventh kilometers'],
    ['a 5-km run', 'a five-kilometer run'],
    ['1/2 tsp', 'half a teaspoon'],
    ['¾ oz', 'three quarters of an ounce'],
    ['1½ h', 'one and a half hours'],
  ]);
  reads('en-GB', [
    ['5 km', 'five kilometres'],
    ['2 l', 'two litres'],
    ['760 mmHg', 'seven hundred and sixty millimetres of mercury'],
    ['12 Perimeter Rd', 'twelve Perimeter Road'],
  ]);
});

describe('ranges and products', () => {
  reads('en', [
    ['2-5lb', 'two to five pounds'],
    ['1234-123kg', 'one thousand two hundred thirty-four to one hundred twenty-three kilograms'],
    ['2x8 m2', 'two by eight square meters'],
  ]);
});

describe('heights and places', () => {
  reads('en', [
    [`6'2"`, 'six feet two inches'],
    ['5 ft. 3 in.', 'five feet three inches.'],
    ['40°26′46″N', 'forty degrees twenty-six minutes forty-six seconds north'],
  ]);
});

describe('letters that are no unit', () => {
  reads('en', [
    ['5 in ten', 'five in ten'],
    ['3-in-1', 'three-in-one'],
    ['a 5K run', 'a five K run'],
    ['1.5m homes', 'one point five million homes'],
    ['100m hurdles', 'one hundred meters hurdles'],
    ['5 N. Main', 'five N. Main'],
    ['5G', 'five G'],
  ]);
});
